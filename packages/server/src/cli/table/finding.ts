/** What was found: fine, worth a look, or something that makes figures wrong or breaks a promise. */
export type FindingStatus = "ok" | "warning" | "failure";

/** What one check found. */
export interface Finding {
  readonly status: FindingStatus;
  /** What was seen, in one sentence. */
  readonly message: string;
  /** What to do about it; null when nothing is to be done. */
  readonly action: string | null;
}

export function ok(message: string): Finding {
  return { status: "ok", message, action: null };
}

export function warning(message: string, action: string): Finding {
  return { status: "warning", message, action };
}

export function failure(message: string, action: string): Finding {
  return { status: "failure", message, action };
}
