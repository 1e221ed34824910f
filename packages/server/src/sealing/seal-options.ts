/** Options of `sealDays`. */
export interface SealOptions {
  /** The clock, milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Days that the raw table keeps events. A day of which some may be gone is not sealed. @default 180 */
  readonly rawRetentionDays?: number | undefined;
  /** Days that sums of sealed days are kept, the events of which may be gone. @default 762, which is 25 months */
  readonly historyDays?: number | undefined;
  /** How long a day has to be over, in milliseconds. @default one hour */
  readonly closedForMs?: number | undefined;
  /** How long no event of a day may have been taken in, in milliseconds. @default ten minutes */
  readonly quietForMs?: number | undefined;
  /** Whether days whose seals seem to stand are compared with their events as well. @default false */
  readonly verify?: boolean | undefined;
  /** UTC days, counted from the epoch, both included: no other day is looked at. @default all */
  readonly days?: { readonly first: number; readonly last: number } | undefined;
  /** Threads that the engine may use for it. @default 1 */
  readonly threads?: number | undefined;
  /** Is told after every step. */
  readonly onProgress?: ((progress: SealProgress) => void) | undefined;
  /** Stops between two steps, with its reason. What is sealed by then stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Where a run stands. */
export interface SealProgress {
  /** What was done last: days were looked at, their rows were written, their seals were. */
  readonly step: "compared" | "written" | "sealed";
  /** Days that are done, of those that there were to do. */
  readonly daysDone: number;
  readonly days: number;
}

/** What a run did. */
export interface SealSummary {
  /** Days that were sealed, for the first time or anew. */
  readonly sealed: number;
  /** Days whose seal turned out to be true still. */
  readonly confirmed: number;
  /** Days that are over and were left for later, because events of them still came, or were being deleted or altered. */
  readonly busy: number;
  /** Events of the days that were sealed. */
  readonly events: number;
}
