import { type Sql, sql } from "./sql.ts";

/** An aggregate over those events for which `when` holds. */
export type Aggregate = (when: Sql) => Sql;

/** How many events. */
export const count: Aggregate = (when) => sql`countIf(${when})`;

/** How many different values, exactly. Null is not counted. */
export function distinct(column: Sql): Aggregate {
  return (when) => sql`uniqExactIf(${column}, ${when})`;
}

/** The mean of those counts that are not null; null when all are. Summed in 128 bits: the engine's `avg` wraps at 64. */
export function average(column: Sql): Aggregate {
  return (when) =>
    sql`toFloat64(sumIf(toUInt128(ifNull(${column}, 0)), ${when})) / nullIf(countIf(isNotNull(${column}) AND ${when}), 0)`;
}

/** Percentiles with linear interpolation, exact, as an array of null where there is nothing to take them of. */
export function percentiles(column: Sql): Aggregate {
  return (when) =>
    sql`quantilesExactInclusiveIf(0.5, 0.75, 0.9, 0.95)(${column}, isNotNull(${column}) AND ${when})`;
}

/** How many events fall to each key, as an object from key to number. */
export function countsBy(key: Sql): Aggregate {
  return (when) => sql`sumMapIf(map(${key}, toUInt64(1)), ${when})`;
}
