interface Waiting {
  readonly lane: string;
  readonly start: () => void;
}

/**
 * Places to work in, shared fairly: a lane never holds the last place, so whatever one viewer asks, another one's work
 * starts at once. Of those that wait, the lane with the least work running goes first.
 */
export class Lanes {
  readonly #places: number;
  readonly #running = new Map<string, number>();
  #waiting: Waiting[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  /** Waits for a place and returns the function that gives it back. Aborting while waiting rejects. */
  enter(lane: string, signal: AbortSignal | undefined): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(signal?.reason);
      };
      const entry: Waiting = {
        lane,
        start: () => {
          signal?.removeEventListener("abort", onAbort);
          this.#running.set(lane, this.#of(lane) + 1);
          resolve(() => this.#leave(lane));
        },
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(entry);
      this.#startNext();
    });
  }

  #leave(lane: string): void {
    const left = this.#of(lane) - 1;
    if (left === 0) this.#running.delete(lane);
    else this.#running.set(lane, left);
    this.#startNext();
  }

  #startNext(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      next.start();
    }
  }

  #next(): Waiting | undefined {
    const total = [...this.#running.values()].reduce((sum, count) => sum + count, 0);
    if (total >= this.#places) return undefined;
    const most = Math.max(1, this.#places - 1);
    const allowed = this.#waiting.filter(({ lane }) => this.#of(lane) < most);
    return allowed.toSorted((a, b) => this.#of(a.lane) - this.#of(b.lane))[0];
  }

  #of(lane: string): number {
    return this.#running.get(lane) ?? 0;
  }
}
