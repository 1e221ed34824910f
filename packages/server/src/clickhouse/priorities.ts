/**
 * The engine's own order between statements that run at the same time, 1 first: one of a higher number stands still between its blocks
 * while one of a lower number runs, for a second a block at most. Statements of others that set no `priority` are not concerned.
 */
export const priorities = {
  /** Somebody waits for the answer. */
  waitedFor: 1,
  /** Importing, sealing, and what sealing reads. */
  background: 2,
} as const;
