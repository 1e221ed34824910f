import { TelemetryError } from "@firsthand/contract";
import type { ReadStatement } from "../clickhouse/port.ts";
import { type EventSource, type Source, sourcesOf } from "./source/event-source.ts";
import { type EventSelection, type Shape, scopedEvents } from "./sql/scoped-statement.ts";
import type { Sql } from "./sql/sql.ts";
import { type Sums, scopedSums } from "./sql/sums.ts";
import type { Granules } from "./time/granules.ts";
import { subtract } from "./time/range.ts";

/** A statement, and what it reads for which part of its ranges. */
export interface SourcedStatement extends ReadStatement {
  readonly sources: readonly Source[];
}

/** What is asked of some events, in as many ways as there are to answer it. */
export interface Wanted {
  readonly selection: EventSelection;
  /** What is made of events. */
  readonly ofEvents: Shape;
  /** The same of sums of events; null where sums do not tell. */
  readonly ofSums: Shape | null;
  /** The sums that may tell. */
  readonly sums: Sums;
  /** The granules that the shapes tell apart. */
  readonly granules: readonly Granules[];
}

/**
 * Chooses what a statement reads: the cheapest that is exact. Sums of whole steps of sealed days where they have all that is asked for,
 * rows of sealed days for what is left of those, and the host's table for all other days.
 */
export function chooseSource(wanted: Wanted): SourcedStatement {
  const { text, sources } = chooseText(wanted);
  return { ...text.toStatement(), sources };
}

/** {@link chooseSource} for a statement that reads what this one selects. */
export function chooseText({ selection, ofEvents, ofSums, sums, granules }: Wanted): {
  readonly text: Sql;
  readonly sources: readonly Source[];
} {
  const { ranges, source } = selection;
  const asked = ranges.map(({ range }) => range);
  const starts = granules.flatMap(({ segments }) => segments.map(({ startMs }) => startMs));
  const found = ofSums && scopedSums(selection, ofSums, sums, starts);
  if (found !== null) {
    const rest = subtract(asked, found.ranges).flatMap((range) => sourcesOf(range, source));
    const rolledUp = found.ranges.map((range): Source => ({ kind: "rollup", range }));
    return { text: found.text, sources: [...rolledUp, ...checkKept(rest, source)] };
  }
  const sources = asked.flatMap((range) => sourcesOf(range, source));
  return { text: scopedEvents(selection, ofEvents), sources: checkKept(sources, source) };
}

/** The last look at what is read: events of the time before they are kept may be there, or some of them. */
function checkKept(events: readonly Source[], { eventsSinceMs }: EventSource): readonly Source[] {
  if (events.every(({ range }) => range.startMs >= eventsSinceMs)) return events;
  throw new TelemetryError("internal", "The server made a statement that it refuses to run.", {
    cause: new Error("A read was not run because it asks for events of a time of which only sums are kept."),
  });
}
