import type { TelemetryEvent } from "@firsthand/contract";

/** The eleven columns of the raw table, as JSON carries them. */
export interface TableRow {
  /** Empty when the event has no organisation. */
  readonly org_id_hash: string;
  readonly event_id: string;
  readonly name: string;
  readonly schema_version: string;
  readonly session_id: string;
  readonly anonymous_user_id: string;
  /** Null when the route is unknown. */
  readonly route_pattern: string | null;
  /** A flat JSON object, its keys sorted, without spaces. */
  readonly payload_json: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly occurred_at: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly ingested_at: string;
  readonly source: string;
}

/** The row that an event becomes when the server takes it. */
export function toTableRow(
  event: TelemetryEvent,
  { source, ingestedAt }: { readonly source: string; readonly ingestedAt: string },
): TableRow {
  const sorted = Object.entries(event.payload).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    org_id_hash: event.orgIdHash ?? "",
    event_id: event.eventId,
    name: event.name,
    schema_version: event.schemaVersion,
    session_id: event.sessionId,
    anonymous_user_id: event.anonymousUserId,
    route_pattern: event.routePattern,
    payload_json: JSON.stringify(Object.fromEntries(sorted)),
    occurred_at: new Date(event.ts).toISOString(),
    ingested_at: new Date(ingestedAt).toISOString(),
    source,
  };
}
