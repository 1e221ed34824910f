import { bind, type Sql, sql } from "./sql.ts";

/** Fields of payloads that some metric reads. */
type PayloadField =
  | "feature"
  | "surface"
  | "view"
  | "filterKey"
  | "valueCount"
  | "chart"
  | "action"
  | "boundary"
  | "errorClass"
  | "durationMs"
  | "pagesViewed"
  | "interactions";

/**
 * A text of the payload: a JSON string as it stands, also the empty one. Everything else is null: missing, another type
 * (which the engine's own extraction would turn into text), or a payload that is not a JSON object.
 */
export function payloadText(field: PayloadField): Sql {
  const key = bind(field, "String", field);
  return sql`if(JSONType(payload_json, ${key}) = 'String', JSONExtractString(payload_json, ${key}), NULL)`;
}

/**
 * A count of the payload: a JSON number that is a whole number from 0 to 2^53 − 1, however it is written (3, 3.0, 3e0).
 * Everything else is null, also the text "3" and the fraction 3.9, which the engine's own extraction would take.
 */
export function payloadCount(field: PayloadField): Sql {
  const key = bind(field, "String", field);
  const number = sql`JSONExtractFloat(payload_json, ${key})`;
  return sql`if(JSONType(payload_json, ${key}) IN ('Int64', 'UInt64', 'Double')
    AND ${number} >= 0 AND ${number} <= 9007199254740991 AND ${number} = floor(${number}),
    toUInt64(${number}), NULL)`;
}
