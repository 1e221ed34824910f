import { type Catalogue, isCount, isId, isRouteOf } from "@firsthand/contract/catalogue";
import { checkEvent, type Happened, writeEvent } from "./event.ts";
import { add, drop, getAll, MOST_EVENTS, type Queue, remove } from "./queue.ts";
import { deleteStored, listStored, readStored, writeStored } from "./store.ts";

/** An event or a report of what was dropped, if nobody but a tracker wrote it. */
interface Stored extends Happened {
  readonly ts: string;
  readonly payload: unknown;
  readonly id: string;
  readonly counts: object;
}

/**
 * Takes over what earlier pages stored, and open ones have not yet delivered. Any script of the origin can write there, so what goes
 * further is made anew of what was checked.
 */
export function takeOver(queue: Queue, catalogue: Catalogue): void {
  for (const name of listStored(queue.prefix)) {
    if (queue.waiting.size >= MOST_EVENTS) return;
    try {
      const stored = readStored(name) as Stored;
      const { id, counts, routePattern } = stored;
      const payload = checkEvent(stored.name, stored.payload, catalogue);
      const at = Date.parse(stored.ts);
      if (
        payload &&
        isId(stored.eventId) &&
        isId(stored.sessionId) &&
        isId(stored.anonymousUserId) &&
        (routePattern === null || isRouteOf(catalogue, routePattern))
      )
        add(queue, name, writeEvent(stored, payload, at), at);
      else if (isId(id) && Object.entries(counts).every(isDrop))
        add(queue, name, JSON.stringify({ id, counts }), null);
      else throw stored;
    } catch {
      deleteStored(name);
      drop(queue, "refused");
    }
  }
}

function isDrop([reason, count]: [string, unknown]): boolean {
  return (
    /^(refused|queue_full|too_large|too_old|rejected|undeliverable)$/.test(reason) && isCount(count, 1e9)
  );
}

/** Events of the session `from` become events of `to`, whose beginning is told by another page. */
export function renameSession(queue: Queue, from: string, to: string): void {
  for (const event of getAll(queue)) {
    if (event.name === `${queue.prefix}${from}_started`) remove(queue, event);
    else if (event.text.includes(from)) {
      event.text = event.text.replaceAll(from, to);
      writeStored(event.name, event.text);
    }
  }
}
