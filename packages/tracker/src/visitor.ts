import type { SharedRecord } from "./record.ts";
import { uuid } from "./uuid.ts";

/** How long raw events are kept: nobody can be followed beyond it. */
const LONGEST_MS = 180 * 24 * 60 * 60_000;

/** A browser, as it is stored. That it is stored tells other tabs that consent holds. */
export interface Visitor {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** The anonymous id; a new one when there is none, or it is too old. */
export function getVisitorId(record: SharedRecord<Visitor>): string {
  const now = Date.now();
  let visitor = record.read();
  if (!visitor || !(Math.abs(now - visitor.since) < LONGEST_MS)) {
    visitor = { id: uuid(), since: now };
    record.write(visitor);
  }
  return visitor.id;
}
