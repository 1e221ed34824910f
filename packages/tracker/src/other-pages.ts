import { type Catalogue, isId } from "@firsthand/contract/catalogue";
import { checkEvent } from "./event.ts";
import { add, getAll, MOST_EVENTS, type Queue, refuse, remove } from "./queue.ts";
import { deleteStored, listStored, readStored, writeStored } from "./store.ts";

/** Takes over what earlier pages stored, and open ones have not yet delivered. */
export function takeOver(queue: Queue, catalogue: Catalogue): void {
  for (const name of listStored(queue.prefix)) {
    if (queue.waiting.size >= MOST_EVENTS) return;
    try {
      const stored = JSON.parse(readStored(name) ?? "");
      const payload = checkEvent(stored.name, stored.payload, catalogue);
      if (payload) add(queue, name, JSON.stringify({ ...stored, payload }), Date.parse(stored.ts));
      else if (isId(stored.id)) add(queue, name, JSON.stringify(stored), null);
      else throw stored;
    } catch {
      deleteStored(name);
      refuse(queue);
    }
  }
}

/** Events of the session `from` become events of `to`, whose beginning is told by another page. */
export function renameSession(queue: Queue, from: string, to: string): void {
  for (const event of getAll(queue)) {
    if (event.name === `${queue.prefix}${from}_started` && remove(queue, event)) queue.tracked -= 1;
    else if (event.text.includes(from)) {
      event.text = event.text.replaceAll(from, to);
      writeStored(event.name, event.text);
    }
  }
}
