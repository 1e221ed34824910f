import type { EventName } from "@firsthand/contract";
import { chooseText, chooseWholeSums, type SourcedStatement } from "./choose-source.ts";
import { isExpired, type Period, type Plan } from "./plan.ts";
import type { Source } from "./source/event-source.ts";
import { type Aggregate, countsBy, type Figure, type Figures, figuresOfSums } from "./sql/aggregates.ts";
import { granuleOf } from "./sql/granule-of.ts";
import { isWithin, type NamedRange, type Shape, select, together } from "./sql/scoped-statement.ts";
import { bind, join, nameOf, type Sql, sql } from "./sql/sql.ts";
import { daySums, type Sums } from "./sql/sums.ts";

/** What a ranked statement groups and measures. Names are those of the contract. */
export interface Ranking {
  readonly events: readonly EventName[] | null;
  /** In tie-breaking order. */
  readonly keys: readonly (readonly [name: string, column: Sql])[];
  /** The first one counts events and ranks the rows. */
  readonly measures: readonly (readonly [name: string, aggregate: Aggregate])[];
  readonly where?: Sql | undefined;
  /** What its figures can be read from beside events. */
  readonly sums: Sums;
}

/** The two periods of a comparison, by the prefix of their columns. */
export type PeriodName = "range" | "comparison";

/** A row of a ranked statement: keys, and for each period its measures, trend and number of rows. */
export type RankedRow = Readonly<Record<string, unknown>>;

interface NamedPeriod extends NamedRange {
  readonly name: PeriodName;
  readonly period: Period;
}

/**
 * The ranked statement. It has a row for each combination of keys and one for all of them together, whose distinct counts are no sum of the
 * others'. That one comes first, and each tells from how many rows the limit chose.
 */
export function rankedStatement(plan: Plan, ranking: Ranking): SourcedStatement {
  const periods = namedPeriods(plan);
  const { texts, sources } = measureRows(plan, ranking, periods);
  const rankedOf = (period: PeriodName) => nameOf(columnOf(period, ranking.measures[0]?.[0] ?? ""));
  const ranked: Shape = {
    select: join(
      [
        sql`*`,
        ...periods.map(
          ({ name }) =>
            sql`countIf(isTotal = 0 AND ${rankedOf(name)} > 0) OVER () AS ${nameOf(columnOf(name, "rows"))}`,
        ),
      ],
      sql`, `,
    ),
    grouping: sql`ORDER BY isTotal DESC, ${rankedOf("range")} DESC, ${join(
      ranking.keys.map(([name]) => sql`${nameOf(name)} ASC NULLS LAST`),
      sql`, `,
    )}
    LIMIT ${bind("rows", "UInt32", plan.limit + 1)}`,
  };
  return { ...select(ranked, together(texts), []).toStatement(), sources };
}

/** All rows, with their figures in each period. */
function measureRows(
  plan: Plan,
  { events, keys, measures, where, sums }: Ranking,
  periods: readonly NamedPeriod[],
): { readonly texts: readonly Sql[]; readonly sources: readonly Source[] } {
  const names = join(
    keys.map(([name]) => nameOf(name)),
    sql`, `,
  );
  const [first] = keys;
  if (first === undefined) throw new TypeError("A ranked metric has a key.");
  const shapeOf = (columns: readonly Sql[], figures: readonly Sql[], grouping?: Sql): Shape => ({
    given: periods.length > 1 ? join(periods.map(isInPeriod), sql`, `) : undefined,
    select: join(
      [...columns, ...figures],
      sql`,
      `,
    ),
    grouping,
  });
  const keyed = keys.map(([name, column]) => sql`${column} AS ${nameOf(name)}`);
  const both = [...keyed, sql`grouping(${nameOf(first[0])}) AS isTotal`];
  const bothSets = sql`GROUP BY GROUPING SETS ((${names}), ())`;
  const selection = {
    scope: plan.scope,
    source: plan.source,
    events,
    ranges: periods,
    filters: plan.filters,
    where,
    deliveries: "once" as const,
  };
  const granules = plan.trend ? periods.map(({ period }) => period.granules) : [];
  const figuresOf = (figures: Figures, counts: (key: Sql) => Figure) =>
    periods.flatMap((period) =>
      figuresOfPeriod(
        period,
        figures,
        plan.trend ? counts : null,
        periods.length > 1 ? nameOf(`is_in_${period.name}`) : undefined,
      ),
    );
  const ofEvents = figuresOf(measures, (key) => countsBy(key));
  const ofSums = figuresOfSums(measures);
  const summed = ofSums && figuresOf(ofSums, (key) => countsBy(key).ofSums);
  if (summed !== null) {
    // Distinct ids of all rows together are read from sums of their own, and not put together once more from those of each row.
    const none = keys.map(([name]) => sql`CAST(NULL, 'Nullable(String)') AS ${nameOf(name)}`);
    const apart = chooseWholeSums(selection, granules, [
      { shape: shapeOf([...keyed, sql`0 AS isTotal`], summed, sql`GROUP BY ${names}`), sums },
      { shape: shapeOf([...none, sql`1 AS isTotal`], summed), sums: daySums },
    ]);
    if (apart !== null) return apart;
  }
  const { text, sources } = chooseText({
    selection,
    ofEvents: shapeOf(both, ofEvents, bothSets),
    ofSums: summed && shapeOf(both, summed, bothSets),
    sums: [sums],
    granules,
  });
  return { texts: [text], sources };
}

/** The name of a period's column. */
export function columnOf(period: PeriodName, figure: string): string {
  return `${period}_${figure}`;
}

function namedPeriods({ period, comparison }: Plan): NamedPeriod[] {
  const range = { name: "range" as const, period, range: period.readable };
  if (comparison === null || isExpired(comparison)) return [range];
  return [range, { name: "comparison" as const, period: comparison, range: comparison.readable }];
}

function isInPeriod(period: NamedPeriod): Sql {
  return sql`${isWithin(period)} AS ${nameOf(`is_in_${period.name}`)}`;
}

function figuresOfPeriod(
  period: NamedPeriod,
  measures: Figures,
  counts: ((key: Sql) => Figure) | null,
  when: Sql | undefined,
): Sql[] {
  const named = (figure: string) => nameOf(columnOf(period.name, figure));
  return [
    ...measures.map(([name, figure]) => sql`${figure(when)} AS ${named(name)}`),
    ...(counts
      ? [sql`${counts(granuleOf(period.name, period.period.granules))(when)} AS ${named("trend")}`]
      : []),
  ];
}
