import type { Dimension, EventName } from "@firsthand/contract";
import { aggregatesOf, columnsOf, figuresOf, type MeasureSql } from "./measure.ts";
import type { Period } from "./plan.ts";
import { spread } from "./presence.ts";
import type { Run } from "./run.ts";
import { attributeSql } from "./sql/attributes.ts";
import type { Fragment } from "./sql/fragment.ts";
import { granuleColumn, selectEvents } from "./sql/select-events.ts";

/** What a ranked metric is made of. */
export interface RankedMetric<D extends Dimension | "orgIdHash" = Dimension, N extends string = string> {
  /** The event that feeds it. @default any */
  readonly event?: EventName;
  /** A further condition, of constant SQL. */
  readonly condition?: string;
  /** What rows are grouped by, in the order in which they break ties. */
  readonly dimensions: readonly [D, ...D[]];
  /** The first one has to be a count; it ranks the rows and is what trends show. */
  readonly measures: Readonly<Record<N, MeasureSql>>;
}

type Trend = (number | null)[];
type Total<N extends string> = Record<N, number | null> & { trend?: Trend };
type RankedRow<D extends string, N extends string> = Record<D, string | null> & Total<N>;

/** The figures of a ranked metric in one period. */
export interface Ranking<D extends string, N extends string> {
  readonly rows: RankedRow<D, N>[];
  readonly totalRows: number;
  readonly total: Total<N>;
}

/** The ranking of a question, and the same rows in the earlier period. */
export async function rank<D extends Dimension | "orgIdHash", N extends string>(
  run: Run,
  metric: RankedMetric<D, N>,
): Promise<{ data: Ranking<D, N>; comparison?: Ranking<D, N>; truncated: boolean }> {
  const { current, earlier, limit } = run.plan;
  const groups = await readGroups(run, metric, current, {
    sql: `ORDER BY isTotal DESC, ${orderOf(metric)}\nLIMIT {rows:UInt32}`,
    // The total is a row of its own.
    parameters: { rows: limit + 1 },
  });
  const found = groups.filter(({ isTotal }) => isTotal === 0);
  const keys = found.map((group) => keyOf(metric, group));
  const data = await shape(run, metric, current, groups, keys, found);
  const truncated = data.totalRows > data.rows.length;
  if (earlier === null) return { data, truncated };
  const before = await readGroups(run, metric, earlier, {
    sql: `WHERE isTotal = 1 OR has({keys:Array(String)}, ${keySql(metric)})`,
    parameters: { keys },
  });
  return { data, truncated, comparison: await shape(run, metric, earlier, before, keys, found) };
}

type Group = Readonly<Record<string, unknown>>;

/** One row a group, with the number of all groups, and one for the total; `clause` picks and orders them. */
function readGroups<D extends Dimension | "orgIdHash", N extends string>(
  { plan, source, read }: Run,
  metric: RankedMetric<D, N>,
  period: Period,
  clause: Fragment,
): Promise<readonly Group[]> {
  const { event, condition, dimensions, measures } = metric;
  const granule = plan.wantsTrend ? granuleColumn(period) : null;
  const events = selectEvents(source, {
    range: period.readable,
    event,
    condition,
    filters: plan.filters,
    columns: {
      ...Object.fromEntries(dimensions.map((dimension) => [dimension, attributeSql[dimension]])),
      ...(granule === null ? {} : { granule: granule.sql }),
      ...columnsOf(measures),
    },
  });
  const list = [
    ...dimensions,
    `grouping(${dimensions[0]}) AS isTotal`,
    ...aggregatesOf(measures),
    ...(granule === null ? [] : ["sumMap([granule], [toUInt64(1)]) AS trend"]),
  ];
  return read<Group>({
    sql: `SELECT *
FROM (
SELECT *, count() OVER () - 1 AS totalRows
FROM (
SELECT ${list.join(",\n  ")}
FROM (
  ${events.sql}
)
GROUP BY GROUPING SETS ((${dimensions.join(", ")}), ())
)
)
${clause.sql}`,
    parameters: { ...events.parameters, ...granule?.parameters, ...clause.parameters },
  });
}

/** Groups of a period as rows, in the order of `keys`: the rows of the answer, whichever period is shaped. */
async function shape<D extends Dimension | "orgIdHash", N extends string>(
  run: Run,
  metric: RankedMetric<D, N>,
  period: Period,
  groups: readonly Group[],
  keys: readonly string[],
  named: readonly Group[],
): Promise<Ranking<D, N>> {
  const trendOf = run.plan.wantsTrend ? await trendReader(run, period) : null;
  const byKey = new Map<string, Group>();
  for (const group of groups) if (group.isTotal === 0) byKey.set(keyOf(metric, group), group);
  const total = groups.find(({ isTotal }) => isTotal === 1);
  const figures = (group: Group | undefined): Total<N> => ({
    ...figuresOf(metric.measures, group),
    ...(trendOf === null ? {} : { trend: trendOf(group) }),
  });
  return {
    rows: keys.map((key, i) => ({ ...namesOf(metric, named[i]), ...figures(byKey.get(key)) })),
    totalRows: Number(total?.totalRows ?? 0),
    total: figures(total),
  };
}

/** Reads trends: null where the scope has no event at all, 0 where it has none of this kind. */
async function trendReader(run: Run, period: Period): Promise<(group: Group | undefined) => Trend> {
  const presence = await run.presence(period);
  return (group) => {
    const [starts, counts] = (group?.trend ?? [[], []]) as [number[], number[]];
    return spread(starts, counts, period).map((count, i) => count ?? (presence[i] === true ? 0 : null));
  };
}

function namesOf<D extends string>(
  { dimensions }: { readonly dimensions: readonly D[] },
  group: Group | undefined,
) {
  const names = dimensions.map((dimension) => [dimension, group?.[dimension] ?? null]);
  return Object.fromEntries(names) as Record<D, string | null>;
}

/** Largest first; equal ones by their dimensions in code-point order (the engine compares UTF-8 bytes), null last. */
function orderOf({ dimensions, measures }: RankedMetric<Dimension | "orgIdHash">): string {
  const ties = dimensions.map((dimension) => `${dimension} ASC NULLS LAST`);
  return [`${Object.keys(measures)[0]} DESC`, ...ties].join(", ");
}

/** A text that tells groups apart, null from '' and ('a', 'bc') from ('ab', 'c') included. */
function keyOf({ dimensions }: { readonly dimensions: readonly string[] }, group: Group): string {
  return dimensions
    .map((dimension) => {
      const value = group[dimension];
      return typeof value === "string" ? `s${Buffer.byteLength(value)}:${value}` : "n";
    })
    .join("");
}

/** {@link keyOf} in SQL. */
function keySql({ dimensions }: { readonly dimensions: readonly string[] }): string {
  const parts = dimensions.map(
    (name) =>
      `if(${name} IS NULL, 'n', concat('s', toString(length(assumeNotNull(${name}))), ':', assumeNotNull(${name})))`,
  );
  return parts.length === 1 ? (parts[0] ?? "") : `concat(${parts.join(", ")})`;
}
