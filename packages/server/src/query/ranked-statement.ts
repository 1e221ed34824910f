import type { EventName } from "@firsthand/contract";
import { chooseSource, type SourcedStatement } from "./choose-source.ts";
import { isExpired, type Period, type Plan } from "./plan.ts";
import { type Aggregate, countsBy, type Figure, type Figures, figuresOfSums } from "./sql/aggregates.ts";
import { granuleOf } from "./sql/granule-of.ts";
import { isWithin, type NamedRange, type Shape } from "./sql/scoped-statement.ts";
import { bind, join, nameOf, type Sql, sql } from "./sql/sql.ts";
import type { Sums } from "./sql/sums.ts";

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
 * The ranked statement: one look at the events gives the rows of both periods, their totals (a grouping of its own, so
 * that distinct counts are) and, from how many rows the limit chose. The row of the totals comes first.
 */
export function rankedStatement(plan: Plan, ranking: Ranking): SourcedStatement {
  const periods = namedPeriods(plan);
  const keyNames = ranking.keys.map(([name]) => nameOf(name));
  const [first] = keyNames;
  const rankedBy = nameOf(columnOf("range", ranking.measures[0]?.[0] ?? ""));
  if (first === undefined) throw new TypeError("A ranked metric has a key.");
  const ofSums = figuresOfSums(ranking.measures);
  const shapeOf = (measures: Figures, counts: (key: Sql) => Figure): Shape => ({
    given:
      periods.length > 1
        ? join(
            periods.map((period) => sql`${isWithin(period)} AS ${nameOf(`is_in_${period.name}`)}`),
            sql`, `,
          )
        : undefined,
    select: join(
      [
        ...ranking.keys.map(([name, column]) => sql`${column} AS ${nameOf(name)}`),
        sql`grouping(${first}) AS isTotal`,
        ...periods.flatMap((period) => {
          const when = periods.length > 1 ? nameOf(`is_in_${period.name}`) : undefined;
          return figures(period, measures, plan.trend ? counts : null, when);
        }),
      ],
      sql`,
      `,
    ),
    grouping: sql`GROUP BY GROUPING SETS ((${join(keyNames, sql`, `)}), ())
    ORDER BY isTotal DESC, ${rankedBy} DESC, ${join(
      keyNames.map((name) => sql`${name} ASC NULLS LAST`),
      sql`, `,
    )}
    LIMIT ${bind("rows", "UInt32", plan.limit + 1)}`,
  });
  return chooseSource({
    selection: {
      scope: plan.scope,
      source: plan.source,
      events: ranking.events,
      ranges: periods,
      filters: plan.filters,
      where: ranking.where,
      deliveries: "once",
    },
    ofEvents: shapeOf(ranking.measures, (key) => countsBy(key)),
    ofSums: ofSums && shapeOf(ofSums, (key) => countsBy(key).ofSums),
    sums: ranking.sums,
    granules: plan.trend ? periods.map(({ period }) => period.granules) : [],
  });
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

function figures(
  period: NamedPeriod,
  measures: Figures,
  counts: ((key: Sql) => Figure) | null,
  when: Sql | undefined,
): Sql[] {
  const named = (figure: string) => nameOf(columnOf(period.name, figure));
  const ranked = named(measures[0]?.[0] ?? "");
  return [
    ...measures.map(([name, figure]) => sql`${figure(when)} AS ${named(name)}`),
    ...(counts
      ? [sql`${counts(granuleOf(period.name, period.period.granules))(when)} AS ${named("trend")}`]
      : []),
    sql`countIf(isTotal = 0 AND ${ranked} > 0) OVER () AS ${named("rows")}`,
  ];
}
