import type { Dimension } from "@firsthand/contract";

/**
 * The SQL of every attribute that events can be grouped or filtered by. All are `Nullable(String)` or `String`.
 *
 * A payload's text is itself, also when it is empty; anything that is not a JSON string (missing, null, a number, an
 * object, a payload that is no JSON) is NULL.
 */
export const attributeSql: Readonly<Record<Dimension | "orgIdHash", string>> = {
  routePattern: "route_pattern",
  source: "toString(source)",
  orgIdHash: "org_id_hash",
  feature: payloadText("feature"),
  surface: payloadText("surface"),
  view: payloadText("view"),
  filterKey: payloadText("filterKey"),
  chart: payloadText("chart"),
  action: payloadText("action"),
  boundary: payloadText("boundary"),
  errorClass: payloadText("errorClass"),
};

/** Whole numbers that a payload can hold. */
export type PayloadInteger = "durationMs" | "pagesViewed" | "interactions" | "valueCount";

/**
 * A whole number of 0 or more in a payload, up to 2^53 − 1, as `Nullable(Int64)`. `3.0` is the whole number 3; text,
 * fractions, negative and larger numbers are NULL and so leave every average.
 */
export function payloadInteger(key: PayloadInteger): string {
  const value = `JSONExtractFloat(payload_json, '${key}')`;
  const isNumber = `JSONType(payload_json, '${key}') IN ('Int64', 'UInt64', 'Double')`;
  return `if(${isNumber} AND ${value} >= 0 AND ${value} <= 9007199254740991 AND ${value} = floor(${value}), toInt64(${value}), NULL)`;
}

function payloadText(key: string): string {
  return `if(JSONType(payload_json, '${key}') = 'String', JSONExtractString(payload_json, '${key}'), NULL)`;
}
