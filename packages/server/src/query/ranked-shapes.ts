import type { Period } from "./plan.ts";
import type { Figure, Figures } from "./sql/aggregates.ts";
import { granuleOf } from "./sql/granule-of.ts";
import { isWithin, type NamedRange, type Shape } from "./sql/scoped-statement.ts";
import { join, nameOf, type Sql, sql } from "./sql/sql.ts";

/** What rows are told apart by, in tie-breaking order. */
export type Keys = readonly (readonly [name: string, column: Sql])[];

/** The two periods of a comparison, by the prefix of their columns. */
export type PeriodName = "range" | "comparison";

/** A period with its prefix. */
export interface NamedPeriod extends NamedRange {
  readonly name: PeriodName;
  readonly period: Period;
}

/** The name of a period's column. */
export function columnOf(period: PeriodName, figure: string): string {
  return `${period}_${figure}`;
}

/** A row for each combination of keys. */
export function rowsOf(keys: Keys, periods: readonly NamedPeriod[], figures: readonly Sql[]): Shape {
  return {
    ...shapeOf(periods, [...columnsOf(keys), sql`0 AS isTotal`, ...figures]),
    grouping: sql`GROUP BY ${namesOf(keys)}`,
  };
}

/** The row of all of them together. */
export function totalOf(keys: Keys, periods: readonly NamedPeriod[], figures: readonly Sql[]): Shape {
  const none = keys.map(([name]) => sql`CAST(NULL, 'Nullable(String)') AS ${nameOf(name)}`);
  return shapeOf(periods, [...none, sql`1 AS isTotal`, ...figures]);
}

/** Both, put together from the same. */
export function rowsAndTotalOf(keys: Keys, periods: readonly NamedPeriod[], figures: readonly Sql[]): Shape {
  const [first] = keys;
  if (first === undefined) throw new TypeError("A ranked metric has a key.");
  return {
    ...shapeOf(periods, [...columnsOf(keys), sql`grouping(${nameOf(first[0])}) AS isTotal`, ...figures]),
    grouping: sql`GROUP BY GROUPING SETS ((${namesOf(keys)}), ())`,
  };
}

function shapeOf(periods: readonly NamedPeriod[], columns: readonly Sql[]): Shape {
  const isIn = periods.map((period) => sql`${isWithin(period)} AS ${isInName(period)}`);
  return {
    given: periods.length > 1 ? join(isIn, sql`, `) : undefined,
    select: join(
      columns,
      sql`,
      `,
    ),
  };
}

function columnsOf(keys: Keys): readonly Sql[] {
  return keys.map(([name, column]) => sql`${column} AS ${nameOf(name)}`);
}

function namesOf(keys: Keys): Sql {
  return join(
    keys.map(([name]) => nameOf(name)),
    sql`, `,
  );
}

function isInName({ name }: NamedPeriod): Sql {
  return nameOf(`is_in_${name}`);
}

/** What is measured of each period, and how many fall to each granule where there are `counts`. */
export function figuresOf(
  periods: readonly NamedPeriod[],
  measures: Figures,
  counts: ((key: Sql) => Figure) | null,
): readonly Sql[] {
  return periods.flatMap((period) => {
    const when = periods.length > 1 ? isInName(period) : undefined;
    const all = measures.map(([name, figure]) => [name, figure(when)] as const);
    const trend = counts?.(granuleOf(period.name, period.period.granules))(when);
    return [...all, ...(trend === undefined ? [] : [["trend", trend] as const])].map(
      ([name, figure]) => sql`${figure} AS ${nameOf(columnOf(period.name, name))}`,
    );
  });
}
