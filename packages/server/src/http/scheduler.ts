import { TelemetryError } from "@firsthand/contract";

/** How much of the engine everybody together, and one scope alone, may use at a time. */
export interface SchedulerOptions {
  /** Pieces of work that run at the same time, over all scopes. */
  readonly concurrency: number;
  /** Pieces of work of one scope that run at the same time. */
  readonly runningPerScope: number;
  /** Pieces of work of one scope that wait; the next is refused. */
  readonly queuedPerScope: number;
  /** What a refused caller is told to wait, in seconds. */
  readonly retryAfterSeconds: number;
}

/** Gives a place back. Calling it again does nothing. */
export type Release = () => void;

interface Lane {
  running: number;
  readonly waiting: Set<() => void>;
}

/**
 * Hands out places to run in, fairly between scopes: free places go round the scopes in turn, and a scope gets another
 * one only while it holds fewer than are free. However much one scope asks, others find a place at once.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  // In the order of their turn. A scope stands here only while it runs or waits, so idle ones cost nothing.
  readonly #lanes = new Map<string, Lane>();
  #free: number;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#free = options.concurrency;
  }

  /** Scopes that run or wait right now. */
  get size(): number {
    return this.#lanes.size;
  }

  /**
   * Waits for a place. Aborting leaves the queue and rejects with the signal's reason.
   *
   * @throws TelemetryError `too_many_requests` when the scope's queue is full.
   */
  acquire(scope: string, signal: AbortSignal): Promise<Release> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const lane = this.#lanes.get(scope) ?? { running: 0, waiting: new Set() };
    if (!this.#mayStart(lane) && lane.waiting.size >= this.#options.queuedPerScope)
      return Promise.reject(this.#refusal());
    this.#lanes.set(scope, lane);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        lane.waiting.delete(start);
        this.#forgetIfIdle(scope, lane);
        reject(signal.reason);
      };
      const start = () => {
        signal.removeEventListener("abort", onAbort);
        resolve(this.#occupy(scope, lane));
      };
      signal.addEventListener("abort", onAbort, { once: true });
      lane.waiting.add(start);
      this.#dispatch();
    });
  }

  #mayStart(lane: Lane): boolean {
    return lane.running < this.#options.runningPerScope && lane.running < this.#free;
  }

  #dispatch(): void {
    for (let next = this.#nextLane(); next !== undefined; next = this.#nextLane()) {
      const [scope, lane] = next;
      this.#moveLast(scope, lane);
      for (const start of lane.waiting) {
        lane.waiting.delete(start);
        start();
        break;
      }
    }
  }

  #nextLane(): [string, Lane] | undefined {
    for (const entry of this.#lanes) {
      if (entry[1].waiting.size > 0 && this.#mayStart(entry[1])) return entry;
    }
    return undefined;
  }

  #occupy(scope: string, lane: Lane): Release {
    this.#free -= 1;
    lane.running += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#free += 1;
      lane.running -= 1;
      // Scopes that came while this one ran have their turn before it.
      this.#moveLast(scope, lane);
      this.#forgetIfIdle(scope, lane);
      this.#dispatch();
    };
  }

  #moveLast(scope: string, lane: Lane): void {
    this.#lanes.delete(scope);
    this.#lanes.set(scope, lane);
  }

  #forgetIfIdle(scope: string, lane: Lane): void {
    if (lane.running === 0 && lane.waiting.size === 0) this.#lanes.delete(scope);
  }

  #refusal(): TelemetryError {
    const { retryAfterSeconds } = this.#options;
    return new TelemetryError(
      "too_many_requests",
      `Too many questions are waiting. Ask again in ${retryAfterSeconds} seconds.`,
      {
        details: { retryAfterSeconds },
      },
    );
  }
}
