import { TelemetryError } from "@firsthand/contract";
import type { ReadStatement } from "../clickhouse/port.ts";
import { type EventSource, type Source, sourcesOf } from "./source/event-source.ts";
import { type EventSelection, type Shape, scopedEvents } from "./sql/scoped-statement.ts";
import { type SummedUp, scopedSums } from "./sql/scoped-sums.ts";
import type { Sql } from "./sql/sql.ts";
import type { Sums } from "./sql/sums.ts";
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
  /** The sums that may tell, those with the fewest rows first. */
  readonly sums: readonly Sums[];
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
  const starts = startsOf(granules);
  const found =
    ofSums && sums.map((each) => scopedSums(selection, ofSums, each, starts)).reduce(moreOf, null);
  if (found !== null) return { text: found.text, sources: sourcesOfSums(selection, found) };
  const sources = ranges.flatMap(({ range }) => sourcesOf(range, source));
  return { text: scopedEvents(selection, ofEvents), sources: checkKept(sources, source) };
}

/**
 * Several shapes of the same events, each with its sums; null unless all of them tell of all that is asked for, because what is left of a
 * range would be read once for each.
 */
export function chooseWholeSums(
  selection: EventSelection,
  granules: readonly Granules[],
  shapes: readonly { readonly shape: Shape; readonly sums: Sums }[],
): { readonly texts: readonly Sql[]; readonly sources: readonly Source[] } | null {
  const asked = selection.ranges.map(({ range }) => range);
  const found = shapes.flatMap(({ shape, sums }) => {
    const each = scopedSums(selection, shape, sums, startsOf(granules));
    return each !== null && subtract(asked, each.ranges).length === 0 ? [each] : [];
  });
  const [first] = found;
  if (first === undefined || found.length < shapes.length) return null;
  return { texts: found.map(({ text }) => text), sources: sourcesOfSums(selection, first) };
}

function startsOf(granules: readonly Granules[]): readonly number[] {
  return granules.flatMap(({ segments }) => segments.map(({ startMs }) => startMs));
}

function sourcesOfSums({ ranges, source }: EventSelection, found: SummedUp): readonly Source[] {
  const rest = subtract(
    ranges.map(({ range }) => range),
    found.ranges,
  ).flatMap((range) => sourcesOf(range, source));
  const rolledUp = found.ranges.map((range): Source => ({ kind: "rollup", range }));
  return [...rolledUp, ...checkKept(rest, source)];
}

/** Which of two tells more of what is asked for; the first where both tell the same. */
function moreOf(one: SummedUp | null, other: SummedUp | null): SummedUp | null {
  const lengthOf = ({ ranges }: SummedUp) =>
    ranges.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  if (one === null || other === null) return one ?? other;
  return lengthOf(other) > lengthOf(one) ? other : one;
}

/** The last look at what is read: events of the time before they are kept may be there, or some of them. */
function checkKept(events: readonly Source[], { eventsSinceMs }: EventSource): readonly Source[] {
  if (events.every(({ range }) => range.startMs >= eventsSinceMs)) return events;
  throw new TelemetryError("internal", "The server made a statement that it refuses to run.", {
    cause: new Error("A read was not run because it asks for events of a time of which only sums are kept."),
  });
}
