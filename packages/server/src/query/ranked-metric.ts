import { type MetricData, type MetricId, metrics } from "@firsthand/contract";
import type { Answered, MetricQuery, Question } from "./metric-query.ts";
import { isExpired, type Period, type Plan } from "./plan.ts";
import { courseOf, presentGranules } from "./presence.ts";
import { columnOf, type PeriodName } from "./ranked-shapes.ts";
import { type RankedRow, type Ranking, rankedStatement } from "./ranked-statement.ts";
import { answerRankedGroups } from "./small-groups/answer-ranked-groups.ts";
import type { Aggregate } from "./sql/aggregates.ts";
import type { Sql } from "./sql/sql.ts";
import type { Sums } from "./sql/sums.ts";

/** The metrics that rank rows. */
export type RankedMetricId = {
  [M in MetricId]: (typeof metrics)[M]["shape"] extends "ranked" ? M : never;
}[MetricId];

type KeyName<M extends RankedMetricId> = (typeof metrics)[M]["dimensions"][number];
type MeasureName<M extends RankedMetricId> = (typeof metrics)[M]["measures"][number]["id"];

/** What is special about one ranked metric. Which events, the order of keys and of measures are the contract's. */
export interface RankedMetric<M extends RankedMetricId> {
  readonly keys: Readonly<Record<KeyName<M>, Sql>>;
  /** The first measure of the contract counts events. */
  readonly measures: Readonly<Record<MeasureName<M>, Aggregate>>;
  /** What its figures can be read from beside events. */
  readonly sums: Sums;
  /** A condition on the events, beside their name. */
  readonly where?: Sql;
  /** Finds what the events do not hold: further fields for each row, given the rows' keys. */
  readonly describe?: (keys: readonly Row[], question: Question) => Promise<readonly Row[]>;
}

/** A row of the answer. */
export type Row = Readonly<Record<string, unknown>>;

/** Answers a metric that ranks rows. */
export function rankedMetric<M extends RankedMetricId>(id: M, metric: RankedMetric<M>): MetricQuery<M> {
  const { events, dimensions, measures } = metrics[id];
  const aggregates: Readonly<Record<string, Aggregate>> = metric.measures;
  const keys: Readonly<Record<string, Sql>> = metric.keys;
  const ranking: Ranking = {
    events,
    keys: dimensions.map((name) => [name, own(keys, name)]),
    measures: measures.map(({ id: name }) => [name, own(aggregates, name)]),
    where: metric.where,
    sums: metric.sums,
  };
  return {
    history: metric.sums,
    async answer(question): Promise<Answered<M>> {
      const { plan, run } = question;
      const { minimumUsers } = plan;
      const describe = async (keyed: readonly Row[]) => (await metric.describe?.(keyed, question)) ?? [];
      if (minimumUsers !== null)
        return answerRankedGroups(id, ranking, { plan, run, minimumUsers, describe });
      const hasExpired = isExpired(plan.period) && (plan.comparison === null || isExpired(plan.comparison));
      const [found, present, presentBefore] = await Promise.all([
        hasExpired ? [] : run<RankedRow>(rankedStatement(plan, ranking)).then(({ rows }) => rows),
        plan.trend ? presentGranules(plan, plan.period, run) : null,
        plan.trend && plan.comparison ? presentGranules(plan, plan.comparison, run) : null,
      ]);
      const ranked = found.filter(
        (row) => row.isTotal === 0 && Number(row[columnOf("range", rankedBy(ranking))]) > 0,
      );
      const total = found.find((row) => row.isTotal === 1);
      const keyed = ranked.map((row) => keysOf(ranking, row));
      const described = await describe(keyed);
      const dataOf = (name: PeriodName, period: Period, present: ReadonlySet<number> | null) => {
        const figures = figuresOf(ranking, name, period, present);
        const rows = ranked.map((row, i) => ({ ...keyed[i], ...described[i], ...figures(row) }));
        const totalRows = Number(total?.[columnOf(name, "rows")] ?? 0);
        // An earlier period may be known where the range is not: one that holds no instant is 0, and has not expired.
        const known = isExpired(period) ? undefined : total;
        // The names are the contract's, the types the engine's; tests hold every answer against the contract's schema.
        return { rows, totalRows, total: figures(known) } as unknown as MetricData<M>;
      };
      const data = dataOf("range", plan.period, present);
      return {
        data,
        comparison: plan.comparison ? dataOf("comparison", plan.comparison, presentBefore) : undefined,
        truncated: isTruncated(plan, data),
        suppressed: 0,
        errorBound: null,
      };
    },
  };
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (value === undefined) throw new TypeError(`The ranked metric does not say how to find ${name}.`);
  return value;
}

function rankedBy({ measures }: Ranking): string {
  return measures[0]?.[0] ?? "";
}

function keysOf({ keys }: Ranking, row: RankedRow): Row {
  return Object.fromEntries(keys.map(([name]) => [name, row[name] ?? null]));
}

/** The figures of one period, as columns of the statement; null where it has none, because the period has expired. */
function figuresOf(
  { measures }: Ranking,
  name: PeriodName,
  period: Period,
  present: ReadonlySet<number> | null,
): (row: RankedRow | undefined) => Row {
  const trendOf = present && trends(period, present);
  return (row = {}) => {
    const values = measures.map(([measure]) => [measure, row[columnOf(name, measure)] ?? null]);
    const perGranule = (row[columnOf(name, "trend")] ?? {}) as Readonly<Record<string, number>>;
    return { ...Object.fromEntries(values), ...(trendOf ? { trend: trendOf(perGranule) } : {}) };
  };
}

/** A row has few granules with events, and there may be a thousand rows: so only those are looked up. */
function trends(period: Period, present: ReadonlySet<number>) {
  const nothing = courseOf(period, present, () => 0);
  const places = new Map(period.granules.list.map(({ startMs }, place) => [String(startMs), place]));
  return (perGranule: Readonly<Record<string, number>>): (number | null)[] => {
    const trend = [...nothing];
    for (const [granule, value] of Object.entries(perGranule)) {
      const place = places.get(granule);
      if (place !== undefined && trend[place] !== null) trend[place] = value;
    }
    return trend;
  };
}

function isTruncated({ limit }: Plan, { totalRows }: { totalRows: number }): boolean {
  return totalRows > limit;
}
