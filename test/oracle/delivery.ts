/**
 * What was delivered: one row of the table, its eleven columns as they stand. The oracle starts from the list of all
 * deliveries in the order in which they arrived, repeats included, and from nothing else.
 */
export interface Delivery {
  readonly org_id_hash: string;
  readonly event_id: string;
  readonly name: string;
  readonly schema_version: string;
  readonly session_id: string;
  readonly anonymous_user_id: string;
  readonly route_pattern: string | null;
  readonly payload_json: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly occurred_at: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly ingested_at: string;
  readonly source: string;
}
