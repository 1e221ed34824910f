import {
  type Catalogue,
  checkPayload,
  type EventName,
  eventFields,
  isId,
  isRouteOf,
  ownValues,
  type RejectionCode,
  schemaVersion,
} from "@firsthand/contract";
import type { EventRow } from "../import/event-row.ts";
import { parseTime } from "../import/parse-time.ts";
import { toPayloadJson } from "../import/payload-json.ts";

/** What an event is held against. */
export interface Standard {
  readonly catalogue: Catalogue;
  /** The organisation that sends it. */
  readonly orgIdHash: string;
  /** Who produced it. */
  readonly source: string;
  /** When it may have happened, milliseconds since the epoch; both ends included. */
  readonly earliestMs: number;
  readonly latestMs: number;
}

const fields = [
  "name",
  "schemaVersion",
  "eventId",
  "ts",
  "sessionId",
  "anonymousUserId",
  "orgIdHash",
  "routePattern",
  "payload",
] as const;

/** Judges one event of the wire: the row that it becomes, made of nothing but what was checked, or why it becomes none. */
export function judgeEvent(value: unknown, standard: Standard): EventRow | RejectionCode {
  const event = ownValues(value, fields);
  if (typeof event === "string") return event;
  const { name, eventId, sessionId, anonymousUserId, routePattern, ts } = event;
  if (!isEventName(name)) return "unknown_event";
  if (event.schemaVersion !== schemaVersion) return "unknown_version";
  if (event.orgIdHash !== null && event.orgIdHash !== standard.orgIdHash) return "other_organisation";
  if (!isId(eventId) || !isId(sessionId) || !isId(anonymousUserId)) return "invalid_value";
  if (routePattern !== null && !isRouteOf(standard.catalogue, routePattern)) return "invalid_value";
  const checked = checkPayload(name, event.payload, standard.catalogue);
  if (!checked.ok) return checked.code;
  const occurredAt = typeof ts === "string" ? parseTime(ts, "required") : null;
  if (occurredAt === null) return "invalid_value";
  if (occurredAt < standard.earliestMs || occurredAt > standard.latestMs) return "time_out_of_range";
  return {
    orgIdHash: standard.orgIdHash,
    eventId,
    name,
    schemaVersion,
    sessionId,
    anonymousUserId,
    routePattern,
    payloadJson: toPayloadJson(checked.payload),
    occurredAt,
    ingestedAt: null,
    source: standard.source,
  };
}

function isEventName(value: unknown): value is EventName {
  return typeof value === "string" && Object.hasOwn(eventFields, value);
}
