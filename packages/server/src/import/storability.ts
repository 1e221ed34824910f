import type { EventRow } from "./event-row.ts";

/** Why the table would not keep a row that is otherwise right. */
export const lossReasons = {
  "too-old": "older than the table keeps",
  "too-far-ahead": "dated so far ahead that the table's TTL takes them for old",
  "out-of-range": "dated outside the years 1900 to 2299, all that the column can hold",
} as const;

/** One of {@link lossReasons}. */
export type LossReason = keyof typeof lossReasons;

const dayMs = 24 * 60 * 60 * 1000;
const firstStorable = Date.UTC(1900, 0, 1);
const firstUnstorable = Date.UTC(2300, 0, 1);
// The TTL is computed in seconds of 32 bits, and what exceeds them starts again at 1970.
const ttlWraps = 2 ** 32 * 1000;

/**
 * Whether the table would lose the row at once, although the insert succeeds.
 *
 * `retentionDays` is the table's TTL on `occurred_at`, null when it has none.
 */
export function findLoss(row: EventRow, now: number, retentionDays: number | null): LossReason | null {
  if (!isStorable(row.occurredAt) || (row.ingestedAt !== null && !isStorable(row.ingestedAt))) {
    return "out-of-range";
  }
  if (retentionDays === null) return null;
  if (row.occurredAt >= firstTooFarAhead(retentionDays)) return "too-far-ahead";
  const expiresAt = Math.floor(row.occurredAt / 1000) * 1000 + retentionDays * dayMs;
  return expiresAt <= now ? "too-old" : null;
}

/** From when on the table's TTL takes rows for old, in milliseconds since the epoch. */
export function firstTooFarAhead(retentionDays: number): number {
  return ttlWraps - retentionDays * dayMs;
}

function isStorable(ms: number): boolean {
  return ms >= firstStorable && ms < firstUnstorable;
}
