/** Why an event that was tracked did not arrive. */
export const dropReasons = {
  refused: "It is not an event of the catalogue, or holds what an event may not hold.",
  queue_full: "The queue held as many events as it can.",
  too_large: "It is longer than an event may be.",
  too_old: "It happened longer ago than the server takes events.",
  rejected: "The server refused it, or the batch that it was in.",
  undeliverable: "Every try to deliver it failed.",
} as const;

/** One of {@link dropReasons}. */
export type DropReason = keyof typeof dropReasons;

/** What a producer dropped since its last report: part of a batch, or all of a batch without events. */
export interface DropReport {
  /** A report that arrives again under the same id is counted once. */
  readonly id: string;
  readonly counts: { readonly [R in DropReason]?: number };
}
