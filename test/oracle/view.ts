/**
 * What a metric sees of one range: the events of the scope in `[start, end)` that are still readable, those of them
 * that pass the filters, and the granules.
 *
 * Nobody knows what happened in a range that lies wholly before the readable time: its figures are null and not 0.
 *
 * The course of a measure has one value for each granule: null where the scope has no event at all, filtered or not, of
 * this metric or not; otherwise the measure of the granule's counted events, which may be 0.
 */
import type { OracleEvent } from "./count-once.ts";
import { type Filter, passes } from "./filter.ts";
import { type Granularity, type Granule, granuleLabel, granulesOf, isComplete } from "./granules.ts";
import type { Range } from "./time-range.ts";

export interface View {
  readonly timeZone: string;
  /** Whether a granule was read to its end, and is over. */
  readonly isComplete: (granule: Granule) => boolean;
  /** False when the range lies wholly before the readable time. */
  readonly isKnown: boolean;
  /** The events of the scope in the range that pass the filters. */
  readonly counted: readonly OracleEvent[];
  readonly granules: readonly Granule[];
  readonly labelOf: (event: OracleEvent) => string;
  /** The labels of the granules in which the scope has any event, filtered or not. */
  readonly presence: () => ReadonlySet<string>;
}

export interface ViewQuestion {
  readonly timeZone: string;
  readonly granularity: Granularity;
  readonly filters: readonly Filter[];
  readonly now: number;
  readonly readableSince: number;
  /** Nothing is known of this stretch; it is empty where all is. */
  readonly forgotten: Range;
}

/** `kept` are the events that are still readable. */
export function viewOf(kept: readonly OracleEvent[], range: Range, question: ViewQuestion): View {
  const { timeZone, granularity, filters, now, readableSince, forgotten } = question;
  const present = kept.filter((event) => event.occurredAt >= range.start && event.occurredAt < range.end);
  const labelOf = remembering((event: OracleEvent) => granuleLabel(timeZone, granularity, event.occurredAt));
  const presence = remembering((_key: "presence") => new Set(present.map(labelOf)));
  return {
    timeZone,
    isComplete: (granule) =>
      granule.start >= readableSince &&
      (granule.end <= forgotten.start || granule.start >= forgotten.end) &&
      isComplete(granule, range, now),
    isKnown:
      range.start === range.end ||
      (range.end > readableSince &&
        !(Math.max(range.start, readableSince) >= forgotten.start && range.end <= forgotten.end)),
    counted: present.filter((event) => passes(event, filters)),
    granules: granulesOf(timeZone, granularity, range.start, range.end),
    labelOf,
    presence: () => presence("presence"),
  };
}

export type Measure = (events: readonly OracleEvent[]) => number | null;

/** A measure of the whole range. */
export function measured(view: View, events: readonly OracleEvent[], measure: Measure): number | null {
  return view.isKnown ? measure(events) : null;
}

export function courseOf(view: View, events: readonly OracleEvent[], measure: Measure): (number | null)[] {
  const groups = new Map<string, OracleEvent[]>(view.granules.map((granule) => [granule.label, []]));
  for (const event of events) {
    const group = groups.get(view.labelOf(event));
    if (!group) throw new Error(`The event at ${new Date(event.occurredAt).toISOString()} is in no granule.`);
    group.push(event);
  }
  return view.granules.map(({ label }) =>
    view.presence().has(label) ? measure(groups.get(label) ?? []) : null,
  );
}

/** Works a thing out once; asking the zone's clock for every event again and again would take minutes. */
function remembering<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
