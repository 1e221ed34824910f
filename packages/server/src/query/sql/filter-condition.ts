import type { Filter } from "@firsthand/contract";
import { attributeSql } from "./attributes.ts";
import type { Fragment } from "./fragment.ts";

/** The condition of the filter at `index`. Excluding values keeps events without the attribute unless null is listed. */
export function filterCondition({ dimension, operator, values }: Filter, index: number): Fragment {
  const attribute = attributeSql[dimension];
  const name = `filter${index}`;
  const texts = values.filter((value) => value !== null);
  // The second half reads the value only where it is there: NULL would otherwise count as ''.
  const listed = `(${attribute} IS NOT NULL AND has({${name}:Array(String)}, assumeNotNull(${attribute})))`;
  const matches = values.includes(null) ? `(${listed} OR ${attribute} IS NULL)` : listed;
  return { sql: operator === "in" ? matches : `NOT ${matches}`, parameters: { [name]: texts } };
}
