import { type Sql, sql } from "./sql.ts";

/** An aggregate over the selected events, or over those of them for which `when` holds. */
export type Aggregate = (when?: Sql) => Sql;

/** How many events. */
export const count: Aggregate = (when) => (when ? sql`countIf(${when})` : sql`count()`);

/** How many different values, exactly. Null is not counted. */
export function distinct(column: Sql): Aggregate {
  return (when) => (when ? sql`uniqExactIf(${column}, ${when})` : sql`uniqExact(${column})`);
}

/** The mean of those counts that are not null; null when all are. Summed in 128 bits: the engine's `avg` wraps at 64. */
export function average(column: Sql): Aggregate {
  return (when) => {
    const isMeant = and(sql`isNotNull(${column})`, when);
    return sql`toFloat64(sumIf(toUInt128(assumeNotNull(${column})), ${isMeant})) / nullIf(countIf(${isMeant}), 0)`;
  };
}

/** Percentiles with linear interpolation, exact, as an array of null where there is nothing to take them of. */
export function percentiles(column: Sql): Aggregate {
  const levels = sql`0.5, 0.75, 0.9, 0.95`;
  return (when) =>
    when
      ? sql`quantilesExactInclusiveIf(${levels})(${column}, ${when})`
      : sql`quantilesExactInclusive(${levels})(${column})`;
}

/** How many events fall to each key, as an object from key to number. */
export function countsBy(key: Sql): Aggregate {
  return (when) =>
    when ? sql`sumMapIf(map(${key}, toUInt64(1)), ${when})` : sql`sumMap(map(${key}, toUInt64(1)))`;
}

function and(condition: Sql, when: Sql | undefined): Sql {
  return when ? sql`${condition} AND ${when}` : condition;
}
