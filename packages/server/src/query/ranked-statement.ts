import type { EventName } from "@firsthand/contract";
import { chooseText, chooseWholeSums, type SourcedStatement } from "./choose-source.ts";
import { isExpired, type Plan } from "./plan.ts";
import {
  columnOf,
  figuresOf,
  type Keys,
  type NamedPeriod,
  type PeriodName,
  rowsAndTotalOf,
  rowsOf,
  totalOf,
} from "./ranked-shapes.ts";
import type { Source } from "./source/event-source.ts";
import { type Aggregate, countsBy, figuresOfSums } from "./sql/aggregates.ts";
import { type Shape, select, together } from "./sql/scoped-statement.ts";
import { bind, join, nameOf, type Sql, sql } from "./sql/sql.ts";
import { daySums, type Sums } from "./sql/sums.ts";

/** What a ranked statement groups and measures. Names are those of the contract. */
export interface Ranking {
  readonly events: readonly EventName[] | null;
  readonly keys: Keys;
  /** The first one counts events and ranks the rows. */
  readonly measures: readonly (readonly [name: string, aggregate: Aggregate])[];
  readonly where?: Sql | undefined;
  /** What its figures can be read from beside events. */
  readonly sums: Sums;
}

/** A row of a ranked statement: keys, and for each period its measures, trend and number of rows. */
export type RankedRow = Readonly<Record<string, unknown>>;

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
  const figures = figuresOf(periods, measures, plan.trend ? (key) => countsBy(key) : null);
  const ofSums = figuresOfSums(measures);
  const summed = ofSums && figuresOf(periods, ofSums, plan.trend ? (key) => countsBy(key).ofSums : null);
  if (summed !== null) {
    // Distinct ids of all rows together are read from sums of their own, and not put together once more from those of each row.
    const apart = chooseWholeSums(selection, granules, [
      { shape: rowsOf(keys, periods, summed), sums },
      { shape: totalOf(keys, periods, summed), sums: daySums },
    ]);
    if (apart !== null) return apart;
  }
  const { text, sources } = chooseText({
    selection,
    ofEvents: rowsAndTotalOf(keys, periods, figures),
    ofSums: summed && rowsAndTotalOf(keys, periods, summed),
    sums: [sums],
    granules,
  });
  return { texts: [text], sources };
}

function namedPeriods({ period, comparison }: Plan): NamedPeriod[] {
  const range = { name: "range" as const, period, range: period.readable };
  if (comparison === null || isExpired(comparison)) return [range];
  return [range, { name: "comparison" as const, period: comparison, range: comparison.readable }];
}
