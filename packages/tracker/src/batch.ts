import { dropWaiting, getAll, isEvent, MOST_TRIES, type Queue, remove, type Waiting } from "./queue.ts";
import { isStored } from "./store.ts";

/** A batch without its events. */
const ENVELOPE_BYTES = 200;
/** The server takes nothing that is older. */
const OLDEST_MS = 7 * 24 * 60 * 60_000;

/** What goes into one request: a report, or the oldest events that fit into `room` bytes. Nothing when nothing is due. */
export function getBatch(
  queue: Queue,
  room: number,
  accepts: (waiting: Waiting) => boolean,
): readonly Waiting[] {
  const due = getAll(queue).filter((each) => isDue(queue, each) && accepts(each));
  const events = due.filter(isEvent);
  const report = due.find((each) => !isEvent(each) && (!each.tries || events.length === 0));
  // By itself, so that a server that does not know reports loses no event over one. One that failed gives way to events.
  if (report) return [report];
  let left = room - ENVELOPE_BYTES;
  // These are always fewer than the 500 that the server takes: an event is never as short as 120 bytes.
  return events.filter(({ text }) => {
    left -= text.length + 1;
    return left >= 0;
  });
}

/** A batch as the server takes it. */
export function writeBatch(source: string, batch: readonly Waiting[]): string {
  const texts = batch.map(({ text }) => text).join();
  return `{"orgIdHash":null,"source":"${source}","events":[${batch.every(isEvent) ? `${texts}]` : `],"dropped":${texts}`}}`;
}

/** The server has them, but for those at the places `rejected`; null when it wants none of them. */
export function settle(queue: Queue, batch: readonly Waiting[], rejected: readonly number[] | null): void {
  for (const [i, each] of batch.entries()) {
    if (!rejected || rejected.includes(i)) dropWaiting(queue, each, "rejected");
    else if (remove(queue, each)) queue.accepted += 1;
  }
}

/** A try to deliver them failed. */
export function fail(queue: Queue, batch: readonly Waiting[]): void {
  for (const each of batch) {
    each.tries += 1;
    if (isEvent(each) && each.tries >= MOST_TRIES) dropWaiting(queue, each, "undeliverable");
  }
}

/** What is no longer stored and what is too old goes out of the queue. */
function isDue(queue: Queue, each: Waiting): boolean {
  if (each.isStored && !isStored(each.name)) {
    remove(queue, each);
    return false;
  }
  if (each.at === null || Date.now() - each.at < OLDEST_MS) return true;
  dropWaiting(queue, each, "too_old");
  return false;
}
