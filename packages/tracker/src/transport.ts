/** How a batch reaches the host's endpoint. */
export interface Transport {
  /**
   * Sends one batch, written as JSON. A promise that rejects is a failure. It has to settle: nothing else is sent before.
   * With `pageEnding` the page may be gone before the answer comes; the tracker sends at most 60,000 bytes at a time then.
   */
  send(body: string, options: { readonly pageEnding: boolean }): Promise<Outcome>;
}

/** What became of a batch. */
export type Outcome =
  /** The server answers for `received` events, but for those at the places `rejected`. */
  | { readonly status: "accepted"; readonly received: number; readonly rejected: readonly number[] }
  /** The server does not want it, and would not a second time. */
  | { readonly status: "rejected" }
  /** It may arrive another time, and not before so many milliseconds, if the server said so. */
  | { readonly status: "failed"; readonly retryAfterMs?: number };
