import { untilAborted } from "./deadline.ts";

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Work under way, by what it answers: whoever asks for the same meanwhile gets the same, and nothing is done twice. */
export class InFlight<T> {
  readonly #running = new Map<string, Running<T>>();

  /** How much is under way. */
  get size(): number {
    return this.#running.size;
  }

  /**
   * What the work for `key` comes to; it is begun unless it is under way. `signal` lets this caller go, and the work is stopped when
   * nobody waits for it any more. A failure is one for all who wait, and is not kept.
   */
  share(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const running = this.#running.get(key) ?? this.#begin(key, work);
    running.waiting += 1;
    return untilAborted(running.result, signal).finally(() => {
      running.waiting -= 1;
      if (running.waiting > 0) return;
      // Whoever comes after the last one has gone begins anew, and does not wait for what is being stopped.
      this.#forget(key, running);
      running.stop.abort(signal.reason);
    });
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    const running = { result: work(stop.signal), stop, waiting: 0 };
    this.#running.set(key, running);
    const forget = () => this.#forget(key, running);
    running.result.then(forget, forget);
    return running;
  }

  #forget(key: string, running: Running<T>): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}
