import type { EventRow } from "./event-row.ts";
import { parseTime } from "./parse-time.ts";
import { isRecord, judgeTexts, Refusal } from "./refusal.ts";

const columns = {
  texts: [
    "org_id_hash",
    "event_id",
    "name",
    "schema_version",
    "session_id",
    "anonymous_user_id",
    "payload_json",
    "occurred_at",
    "ingested_at",
    "source",
  ],
  nullable: ["route_pattern"],
} as const;

/**
 * Judges an object that has the columns of the raw table. Columns that the table does not have are not looked at.
 */
export function judgeRow(value: Record<string, unknown>, mayBeBroken: boolean): EventRow | Refusal {
  const row = judgeTexts(value, columns, mayBeBroken);
  if (row instanceof Refusal) {
    const isRow = [...columns.texts, ...columns.nullable].some((column) => column in value);
    return isRow ? row : new Refusal("unknown-shape");
  }
  if (!isJsonObject(row.payload_json)) return new Refusal("payload-not-an-object", "payload_json");
  const occurredAt = parseTime(row.occurred_at, "optional");
  if (occurredAt === null) return new Refusal("not-a-time", "occurred_at");
  const ingestedAt = parseTime(row.ingested_at, "optional");
  if (ingestedAt === null) return new Refusal("not-a-time", "ingested_at");
  return {
    orgIdHash: row.org_id_hash,
    eventId: row.event_id,
    name: row.name,
    schemaVersion: row.schema_version,
    sessionId: row.session_id,
    anonymousUserId: row.anonymous_user_id,
    routePattern: row.route_pattern,
    payloadJson: row.payload_json,
    occurredAt,
    ingestedAt,
    source: row.source,
  };
}

function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
