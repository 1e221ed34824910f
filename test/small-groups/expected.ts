/** What an answer has to be, figure by figure, and which cells each figure is the sum of. */

import { metricRules } from "./cells.ts";
import { type DecidedCell, eventsOf, usersOf } from "./decide.ts";
import { type Filter, passesValues } from "./filters.ts";
import { granuleOf } from "./granules.ts";
import { groupBy } from "./group-by.ts";
import type { SmallQuestion } from "./questions.ts";

/** A figure that is published, or null; the cells it counts. */
export interface Figure {
  readonly events: number | null;
  readonly users: number | null;
  readonly cells: readonly DecidedCell[];
}

export interface ExpectedRow extends Figure {
  readonly values: readonly (string | null)[];
}

export interface Expected {
  /** By events; empty for metrics without rows. */
  readonly rows: readonly ExpectedRow[];
  readonly total: Figure;
  readonly suppressed: number;
  /** Of the total, and of each row by its values as JSON: a figure and whether something is withheld, by granule. */
  course(of: string | null): readonly (Figure & { readonly isWithheld: boolean })[];
  /** Of a row that is in another range's answer. */
  rowOf(values: readonly (string | null)[]): Figure;
}

/**
 * @param present the days on which anything happened at all, as far as that is told.
 * @param days all of the range.
 */
export function expect(
  cells: readonly DecidedCell[],
  { metric, filters, granularity }: SmallQuestion,
  days: readonly number[],
  present: ReadonlySet<number>,
): Expected {
  const { dimensions, hasDays } = metricRules[metric];
  const isOwn = ({ dimension }: Filter) => dimensions.includes(dimension);
  const own = (cell: DecidedCell) => passesValues(cell.values, filters.filter(isOwn));
  const foreign = (cell: DecidedCell) =>
    passesValues(
      cell.values,
      filters.filter((each) => !isOwn(each)),
    );
  const lowest = (dimensions.length > 0 ? 1 : 0) + (hasDays ? 2 : 1);
  const needsCells = !filters.every(isOwn);
  const rowLevel = needsCells ? lowest : dimensions.length > 0 ? 1 : 0;
  const dayLevel = needsCells ? lowest : lowest - 1;
  const isClosed = cells.length > 0 && cells[0]?.isTold[1] === false;
  const isPublished = (level: number) => (cell: DecidedCell) =>
    cell.isOpen[level] === true && own(cell) && foreign(cell);
  const isWithheld = (level: number) => (cell: DecidedCell) =>
    level === 0
      ? !cell.isOpen[0]
      : own(cell) && (!cell.isTold[level] || (!cell.isOpen[level] && foreign(cell)));

  const figureOf = (published: readonly DecidedCell[], mayBeMore: boolean): Figure =>
    published.length === 0 && mayBeMore
      ? { events: null, users: null, cells: [] }
      : { events: eventsOf(published), users: usersOf(published).size, cells: published };
  const valuesOf = (cell: DecidedCell) => dimensions.map((dimension) => cell.values[dimension] ?? null);
  const keyOf = (cell: DecidedCell) => JSON.stringify(valuesOf(cell));
  const rowFigure = (ofRow: readonly DecidedCell[]) =>
    figureOf(ofRow.filter(isPublished(rowLevel)), isClosed || ofRow.some(isWithheld(rowLevel)));

  const byRow = groupBy(cells, keyOf);
  const rows = [...byRow.values()]
    .map((ofRow) => ({ values: valuesOf(ofRow[0] as DecidedCell), ...rowFigure(ofRow) }))
    .filter(({ cells, events }) => dimensions.length > 0 && !isClosed && cells.length > 0 && events !== null)
    .sort((a, b) => (b.events ?? 0) - (a.events ?? 0) || compareValues(a.values, b.values));
  const isWhole = filters.length === 0;
  const total = isWhole
    ? figureOf(
        cells.filter(({ isOpen }) => isOpen[0]),
        cells.length > 0,
      )
    : figureOf(cells.filter(isPublished(rowLevel)), isClosed || cells.some(isWithheld(rowLevel)));

  const granules = [...new Set(days.map((day) => granuleOf(day, granularity)))];
  const courseOf = (ofRow: readonly DecidedCell[]) => {
    // A row that does not say on which days it is has to be thought to be on each.
    const untold = isClosed || ofRow.some((cell) => own(cell) && !cell.isTold[dimensions.length > 0 ? 2 : 1]);
    return granules.map((granule) => {
      const ofGranule = ofRow.filter(({ day }) => granuleOf(day, granularity) === granule);
      const more = untold || ofGranule.some(isWithheld(dayLevel));
      const figure = figureOf(ofGranule.filter(isPublished(dayLevel)), more);
      const isGap = days.every((day) => granuleOf(day, granularity) !== granule || !present.has(day));
      return { ...figure, isWithheld: more, ...(isGap ? { events: null, users: null } : {}) };
    });
  };
  const withheldRows = new Set(cells.filter(isWithheld(rowLevel)).map(keyOf)).size;
  return {
    rows,
    total,
    suppressed: isClosed ? 1 : withheldRows,
    course: (of) => courseOf(of === null ? cells : (byRow.get(of) ?? [])),
    rowOf: (values) => rowFigure(byRow.get(JSON.stringify(values)) ?? []),
  };
}

function compareValues(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
