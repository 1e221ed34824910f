import type { Filter } from "@firsthand/contract";
import { bind, field, type Sql, sql } from "./sql.ts";

/**
 * The condition of one filter, the `index`-th. Null is a value like any other: `in` keeps events without the attribute
 * only where null is listed, `not-in` keeps them unless it is.
 */
export function filterCondition({ dimension, operator, values }: Filter, index: number): Sql {
  const column = field(dimension);
  const texts = bind(
    `filter${index}`,
    "Array(String)",
    values.filter((value) => value !== null),
  );
  const listsNull = bind(`filter${index}Null`, "UInt8", values.includes(null) ? 1 : 0);
  const isListed = sql`if(isNull(${column}), ${listsNull}, has(${texts}, assumeNotNull(${column})))`;
  return operator === "in" ? sql`${isListed} = 1` : sql`${isListed} = 0`;
}
