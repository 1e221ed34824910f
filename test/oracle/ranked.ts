/**
 * A ranked metric: its events grouped by their keys, one row a key.
 *
 * `total` holds the same measures over all of the metric's events, before the limit; `totalRows` is the number of keys.
 * In a comparison the rows are those of the answer, in the same order, measured in the earlier range: a count of nothing is 0,
 * a mean of nothing is null; `total` and `totalRows` are the earlier range's own.
 */
import type { OracleEvent } from "./count-once.ts";
import { compareRows, type Key } from "./ranking.ts";
import { courseOf, measured, type View } from "./view.ts";

export interface RankedMetric {
  /** Which of the counted events the metric is about. */
  readonly isCounted: (event: OracleEvent) => boolean;
  readonly dimensions: readonly string[];
  readonly keyOf: (event: OracleEvent) => Key;
  /** The first one is the number of events and ranks the rows. */
  readonly measures: Readonly<Record<string, (events: readonly OracleEvent[]) => number | null>>;
}

export interface RankedData {
  readonly rows: Row[];
  readonly totalRows: number;
  readonly total: Row;
}

export type Row = Record<string, string | number | null | (number | null)[]>;

export interface RankedOptions {
  readonly limit: number;
  readonly trend: boolean;
}

export function rankedData(
  metric: RankedMetric,
  view: View,
  options: RankedOptions,
): RankedData & { keys: Key[] } {
  const groups = groupsOf(metric, view);
  const keys = [...groups.values()]
    .map(({ key, events }) => ({ key, count: events.length }))
    .sort(compareRows)
    .slice(0, options.limit)
    .map((ranked) => ranked.key);
  return { ...rankedDataOfKeys(metric, view, keys, options), keys };
}

export function rankedDataOfKeys(
  metric: RankedMetric,
  view: View,
  keys: readonly Key[],
  options: RankedOptions,
): RankedData {
  const groups = groupsOf(metric, view);
  const rowOf = (events: readonly OracleEvent[]): Row => ({
    ...Object.fromEntries(
      Object.entries(metric.measures).map(([name, measure]) => [name, measured(view, events, measure)]),
    ),
    ...(options.trend ? { trend: courseOf(view, events, (some) => some.length) } : {}),
  });
  const rows = keys.map((key) => ({
    ...Object.fromEntries(metric.dimensions.map((dimension, i) => [dimension, key[i] ?? null])),
    ...rowOf(groups.get(JSON.stringify(key))?.events ?? []),
  }));
  return { rows, totalRows: groups.size, total: rowOf(view.counted.filter(metric.isCounted)) };
}

function groupsOf(metric: RankedMetric, view: View) {
  const groups = new Map<string, { key: Key; events: OracleEvent[] }>();
  for (const event of view.counted.filter(metric.isCounted)) {
    const key = metric.keyOf(event);
    const group = groups.get(JSON.stringify(key)) ?? { key, events: [] };
    group.events.push(event);
    groups.set(JSON.stringify(key), group);
  }
  return groups;
}
