import { TelemetryError } from "@firsthand/contract";

/** How much may be in memory at a time, in bytes of bodies. */
export interface IngestRoomOptions {
  readonly totalBytes: number;
  /** Of one scope, so that none can take it all. */
  readonly scopeBytes: number;
  /** What a refused caller is told to wait, in seconds. */
  readonly retryAfterSeconds: number;
}

/** Bounds what is read and not yet stored. Whoever finds no room is sent away before the body is read. */
export class IngestRoom {
  readonly #options: IngestRoomOptions;
  readonly #taken = new Map<string, number>();
  #total = 0;

  constructor(options: IngestRoomOptions) {
    this.#options = options;
  }

  /** Bytes taken right now. */
  get total(): number {
    return this.#total;
  }

  /**
   * Takes room, and returns what gives it back. A scope that has none always finds some while there is any.
   *
   * @throws TelemetryError `too_many_requests`
   */
  take(scope: string, bytes: number): () => void {
    const { totalBytes, scopeBytes, retryAfterSeconds } = this.#options;
    const taken = this.#taken.get(scope) ?? 0;
    if (this.#total + bytes > totalBytes || (taken > 0 && taken + bytes > scopeBytes)) {
      throw new TelemetryError(
        "too_many_requests",
        `More events are waiting to be stored than there is room for. Send the same batch again in ${retryAfterSeconds} seconds.`,
        { details: { retryAfterSeconds } },
      );
    }
    this.#add(scope, bytes);
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      this.#add(scope, -bytes);
    };
  }

  #add(scope: string, bytes: number): void {
    this.#total += bytes;
    const taken = (this.#taken.get(scope) ?? 0) + bytes;
    if (taken > 0) this.#taken.set(scope, taken);
    else this.#taken.delete(scope);
  }
}
