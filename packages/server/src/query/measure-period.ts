import type { EventName } from "@firsthand/contract";
import { chooseSource } from "./choose-source.ts";
import { isExpired, type Period, type Plan } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import { type Aggregate, type Figures, figuresOfSums } from "./sql/aggregates.ts";
import { granuleOf } from "./sql/granule-of.ts";
import type { Shape } from "./sql/scoped-statement.ts";
import { join, nameOf, sql } from "./sql/sql.ts";
import type { Sums } from "./sql/sums.ts";

/** Aggregates by the names they are asked for under. */
export type Aggregates = Readonly<Record<string, Aggregate>>;

/** The values of {@link Aggregates} under the same names. */
export type Values = Readonly<Record<string, unknown>>;

/** What a period measures, as a whole and, where that was asked for, granule by granule. */
export interface Measured {
  /** Its own count over the period, never a sum of granules; without values when the period has expired. */
  readonly total: Values;
  /** Only granules with events that were counted. */
  readonly byGranule: ReadonlyMap<number, Values>;
}

/** What a period measures, and what is known of granules that measure nothing. */
export interface Course extends Measured {
  /** Granules in which the scope has any event at all, as far as that is told. */
  readonly present: ReadonlySet<number>;
  /** Granules of which something is withheld because too few users stand behind it. */
  readonly withheld: ReadonlySet<number>;
  /** How many of them there are; 1 where only figures of the whole are withheld. */
  readonly suppressed: number;
}

/** What to measure. */
export interface Measurement {
  readonly events: readonly EventName[] | null;
  readonly aggregates: Aggregates;
  /** Whether granules are measured as well. */
  readonly byGranule: boolean;
  /** What the aggregates can be read from beside events, what has the fewest rows first. */
  readonly sums: readonly Sums[];
}

type Row = Values & { readonly granule: number; readonly isTotal: number };

/** Measures one period with one statement, each event counted once. */
export async function measurePeriod(
  plan: Plan,
  period: Period,
  { events, aggregates, byGranule, sums }: Measurement,
  run: RunStatement,
): Promise<Measured> {
  if (isExpired(period)) return { total: {}, byGranule: new Map() };
  const figures = Object.entries(aggregates);
  const ofSums = figuresOfSums(figures);
  const statement = chooseSource({
    selection: {
      scope: plan.scope,
      source: plan.source,
      events,
      ranges: [{ name: "range", range: period.readable }],
      filters: plan.filters,
      deliveries: "once",
    },
    ofEvents: shapeOf(period, byGranule, figures),
    ofSums: ofSums && shapeOf(period, byGranule, ofSums),
    sums,
    granules: byGranule ? [period.granules] : [],
  });
  const { rows } = await run<Row>(statement);
  return {
    total: rows.find(({ isTotal }) => isTotal === 1) ?? {},
    byGranule: new Map(rows.filter(({ isTotal }) => isTotal === 0).map((row) => [row.granule, row])),
  };
}

function shapeOf({ granules }: Period, byGranule: boolean, figures: Figures): Shape {
  const values = figures.map(([name, of]) => sql`${of()} AS ${nameOf(name)}`);
  if (!byGranule) return { select: join([sql`1 AS isTotal`, ...values], sql`, `) };
  const granule = sql`${granuleOf("range", granules)} AS granule`;
  return {
    select: join([granule, sql`grouping(granule) AS isTotal`, ...values], sql`, `),
    grouping: sql`GROUP BY GROUPING SETS ((granule), ())`,
  };
}
