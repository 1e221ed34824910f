/** One row of the raw table. Times are milliseconds since the epoch; every other value is as it was delivered. */
export interface EventRow {
  /** Empty when the event has no organisation. */
  readonly orgIdHash: string;
  readonly eventId: string;
  readonly name: string;
  readonly schemaVersion: string;
  readonly sessionId: string;
  readonly anonymousUserId: string;
  readonly routePattern: string | null;
  readonly payloadJson: string;
  readonly occurredAt: number;
  /** Null for an event of the wire: it is taken in now. */
  readonly ingestedAt: number | null;
  readonly source: string;
}

/** The row as one line of JSON for the table, without a line end. `now` is when an event of the wire is taken in. */
export function toJsonLine(row: EventRow, now: number): string {
  return JSON.stringify({
    org_id_hash: row.orgIdHash,
    event_id: row.eventId,
    name: row.name,
    schema_version: row.schemaVersion,
    session_id: row.sessionId,
    anonymous_user_id: row.anonymousUserId,
    route_pattern: row.routePattern,
    payload_json: row.payloadJson,
    occurred_at: toColumnTime(row.occurredAt),
    ingested_at: toColumnTime(row.ingestedAt ?? now),
    source: row.source,
  });
}

/** The one form of a time that every ClickHouse reads without being told how: `2026-11-02 09:00:00.031`, UTC. */
export function toColumnTime(ms: number): string {
  const text = new Date(ms).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}`;
}
