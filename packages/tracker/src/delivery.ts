import { fail, getBatch, settle, writeBatch } from "./batch.ts";
import { isEvent, isIdle, type Queue, type Waiting, writeReport } from "./queue.ts";
import type { Transport } from "./transport.ts";

/** Of the 65,536 bytes that a browser lets all of a page have in flight when it ends. */
const MOST_BYTES = 60_000;
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

/** What delivery needs of its tracker. */
export interface DeliveryOptions {
  readonly transport: Transport;
  readonly source: string;
  readonly intervalMs: number;
  isAllowed(): boolean;
  /** Called before anything is sent. */
  prepare(): void;
}

/** Sends what waits in `queue`: one request at a time, and more only when the page ends. */
export function createDelivery(
  queue: Queue,
  { transport, source, intervalMs, isAllowed, prepare }: DeliveryOptions,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  /** After a failure nothing is sent before. */
  let pausedUntil = 0;
  let failures = 0;
  let leavingBytes = 0;
  let running: Promise<void> | undefined;

  const canSend = () => navigator.onLine !== false && Date.now() >= pausedUntil;

  function stop(): void {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
  }

  /** Sends at the latest after so long, and not before a pause is over. */
  function schedule(delayMs = pausedUntil > Date.now() ? 0 : intervalMs): void {
    const at = Math.max(Date.now() + delayMs, pausedUntil);
    if (running || at >= dueAt || isIdle(queue) || !isAllowed()) return;
    stop();
    dueAt = at;
    timer = setTimeout(flush, at - Date.now());
  }

  function flush(): Promise<void> {
    stop();
    const finish = () => {
      running = undefined;
      schedule();
    };
    running ??= drain().then(finish, finish);
    return running;
  }

  /** Sends what waits now. What comes meanwhile waits for the next time. */
  async function drain(): Promise<void> {
    if (!isAllowed()) return;
    prepare();
    writeReport(queue, false);
    let left = queue.waiting.size;
    while (left > 0 && isAllowed() && canSend()) {
      const batch = getBatch(queue, MOST_BYTES, () => true);
      if (batch.length === 0) return;
      left -= batch.length;
      await send(batch, writeBatch(source, batch), false);
    }
  }

  async function send(batch: readonly Waiting[], body: string, pageEnding: boolean): Promise<void> {
    let retryAfterMs: number | undefined;
    try {
      const outcome = await transport.send(body, { pageEnding });
      const events = batch.filter(isEvent).length;
      if (outcome.status === "failed") ({ retryAfterMs } = outcome);
      else if (outcome.status === "rejected" || outcome.received === events) {
        settle(queue, batch, outcome.status === "rejected" ? null : outcome.rejected);
        failures = 0;
        return;
      }
    } catch {
      // As if nobody had answered.
    }
    fail(queue, batch);
    failures += 1;
    pausedUntil = Date.now() + getPauseMs(failures, retryAfterMs);
  }

  return {
    flush,
    schedule,
    /** The page may end now. What does not fit stays where it is stored. */
    leave() {
      if (!isAllowed()) return;
      prepare();
      writeReport(queue, true);
      const isPaused = !canSend();
      const accepts = (each: Waiting) => !(each.isLeaving || (isPaused && each.isStored));
      for (;;) {
        const batch = getBatch(queue, MOST_BYTES - leavingBytes, accepts);
        if (batch.length === 0) return;
        const body = writeBatch(source, batch);
        leavingBytes += body.length;
        for (const each of batch) each.isLeaving = true;
        void send(batch, body, true).then(() => {
          leavingBytes -= body.length;
          for (const each of batch) each.isLeaving = false;
          schedule();
        });
      }
    },
  };
}

/**
 * Milliseconds to wait after so many failures in a row: a random time, so that the clients of an outage do not come back together, and
 * no earlier than the server said, if it did.
 */
function getPauseMs(failures: number, retryAfterMs: number | undefined): number {
  const most = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 4 ** failures);
  const pauseMs = SHORTEST_PAUSE_MS + Math.random() * (most - SHORTEST_PAUSE_MS);
  // What is no number of milliseconds is not believed.
  return Math.ceil(Math.min(Math.max(Number(retryAfterMs) || 0, 0), LONGEST_RETRY_AFTER_MS) + pauseMs);
}
