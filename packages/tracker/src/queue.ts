import type { DropReason } from "@firsthand/contract/catalogue";
import { deleteStored, writeStored } from "./store.ts";
import { uuid } from "./uuid.ts";

export const MOST_EVENTS = 2_048;
/** Characters are bytes here: what the contract lets pass is ASCII. */
const MOST_EVENT_BYTES = 4_096;
export const MOST_TRIES = 5;

type Counts = { [R in DropReason]?: number };

/** Numbers of events; `tracked` is the sum of all others. */
export interface TrackerStats {
  /** Taken by `track`, written about a session, or taken over from an earlier page. */
  readonly tracked: number;
  /** Not answered for yet, those in flight included. */
  readonly queued: number;
  /** Answered for by the server, which may have had them before. */
  readonly accepted: number;
  /** Without the reasons for which none was dropped. */
  readonly dropped: { readonly [R in DropReason]?: number };
}

/** What waits: an event, or a report of what was dropped. */
export interface Waiting {
  /** Under which it is stored. */
  readonly name: string;
  text: string;
  /** When it happened, in epoch milliseconds; null for a report. */
  readonly at: number | null;
  tries: number;
  /** Whether it was stored. When it no longer is, another page has delivered it, or it may not be sent any more. */
  readonly isStored: boolean;
  /** Whether a request that may outlive the page has it. */
  isLeaving: boolean;
}

/** Events that wait, and counts of those that are gone. */
export interface Queue {
  /** What the names of its values in storage begin with. */
  readonly prefix: string;
  readonly waiting: Map<string, Waiting>;
  accepted: number;
  dropped: Counts;
  /** Dropped since the last report was written. */
  unreported: Counts;
}

/** Keeps what waits in memory, and a copy of it in storage. */
export function createQueue(prefix: string): Queue {
  return { prefix, waiting: new Map(), accepted: 0, dropped: {}, unreported: {} };
}

/** Whether it is an event, and not a report. */
export function isEvent({ at }: Waiting): boolean {
  return at !== null;
}

export function getAll({ waiting }: Queue): readonly Waiting[] {
  return [...waiting.values()];
}

/** Adds what is stored under `name`, or is to be: an event that happened at `at`, or a report. */
export function add(queue: Queue, name: string, text: string, at: number | null): void {
  const { waiting } = queue;
  if (waiting.has(name)) return;
  if (at !== null && text.length > MOST_EVENT_BYTES) drop(queue, "too_large");
  else if (at !== null && waiting.size >= MOST_EVENTS) drop(queue, "queue_full");
  else waiting.set(name, { name, text, at, tries: 0, isStored: writeStored(name, text), isLeaving: false });
}

/** Counts an event that does not wait any more, or never did. */
export function drop({ dropped, unreported }: Queue, reason: DropReason): void {
  for (const counts of [dropped, unreported]) counts[reason] = (counts[reason] || 0) + 1;
}

/** Whether it was an event that was still here. */
export function remove({ waiting }: Queue, each: Waiting): boolean {
  deleteStored(each.name);
  return waiting.delete(each.name) && isEvent(each);
}

export function dropWaiting(queue: Queue, each: Waiting, reason: DropReason): void {
  if (remove(queue, each)) drop(queue, reason);
}

/** Writes what was dropped since the last report; one at a time waits, unless the page may end. */
export function writeReport(queue: Queue, isEnding: boolean): void {
  if (!hasDrops(queue) || (!isEnding && !getAll(queue).every(isEvent))) return;
  const id = uuid();
  add(queue, queue.prefix + id, JSON.stringify({ id, counts: queue.unreported }), null);
  queue.unreported = {};
}

/** Whether there is nothing for which a request would be made. */
export function isIdle(queue: Queue): boolean {
  return !hasDrops(queue) && !getAll(queue).some((each) => isEvent(each) || each.tries < MOST_TRIES);
}

export function forget(queue: Queue): void {
  Object.assign(queue, createQueue(queue.prefix));
}

export function getStats(queue: Queue): TrackerStats {
  const { accepted, dropped } = queue;
  const queued = getAll(queue).filter(isEvent).length;
  let tracked = queued + accepted;
  for (const count of Object.values(dropped)) tracked += count;
  return { tracked, queued, accepted, dropped: { ...dropped } };
}

function hasDrops({ unreported }: Queue): boolean {
  return Object.keys(unreported).length > 0;
}
