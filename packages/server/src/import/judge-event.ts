import type { EventRow } from "./event-row.ts";
import { parseTime } from "./parse-time.ts";
import { toPayloadJson } from "./payload-json.ts";
import { isRecord, judgeTexts, Refusal } from "./refusal.ts";

const envelope = {
  texts: ["name", "schemaVersion", "eventId", "ts", "sessionId", "anonymousUserId"],
  nullable: ["orgIdHash", "routePattern"],
} as const;

const batchEnvelope = { texts: ["source"], nullable: ["orgIdHash"] } as const;

/** Judges an event of the wire that is not in a batch; `source` is who produced it. */
export function judgeSingleEvent(
  value: Record<string, unknown>,
  source: string | null,
  mayBeBroken: boolean,
): EventRow | Refusal {
  return source === null ? new Refusal("no-source") : judgeEvent(value, source, mayBeBroken);
}

/**
 * Judges a batch of the wire, event by event. The batch says whose they are: an event without an organisation gets
 * the batch's, one of another organisation is refused.
 */
export function judgeBatch(
  value: Record<string, unknown>,
  mayBeBroken: boolean,
): (EventRow | Refusal)[] | Refusal {
  const batch = judgeTexts(value, batchEnvelope, mayBeBroken);
  if (batch instanceof Refusal) return batch;
  if (!Array.isArray(value.events)) return new Refusal("wrong-type", "events");
  const orgIdHash = batch.orgIdHash ?? "";
  return value.events.map((event: unknown) => {
    if (!isRecord(event)) return new Refusal("unknown-shape");
    const row = judgeEvent(event, batch.source, mayBeBroken);
    if (row instanceof Refusal || row.orgIdHash === orgIdHash) return row;
    return row.orgIdHash === "" ? { ...row, orgIdHash } : new Refusal("other-organisation");
  });
}

function judgeEvent(
  value: Record<string, unknown>,
  source: string,
  mayBeBroken: boolean,
): EventRow | Refusal {
  const event = judgeTexts(value, envelope, mayBeBroken);
  if (event instanceof Refusal) return event;
  if (value.payload === undefined) return new Refusal("missing-field", "payload");
  if (!isRecord(value.payload)) return new Refusal("payload-not-an-object", "payload");
  // Also keeps JSON.stringify from running out of stack on a payload that is nested thousands deep.
  if (Object.values(value.payload).some((entry) => typeof entry === "object" && entry !== null)) {
    return new Refusal("payload-not-flat", "payload");
  }
  const payloadJson = toPayloadJson(value.payload);
  // ClickHouse calls JSON with half of a surrogate pair invalid: the event would be stored and yet not be seen.
  if (mayBeBroken && /\\u[dD]/.test(payloadJson)) return new Refusal("broken-text", "payload");
  const occurredAt = parseTime(event.ts, "required");
  if (occurredAt === null) return new Refusal("not-a-time", "ts");
  return {
    orgIdHash: event.orgIdHash ?? "",
    eventId: event.eventId,
    name: event.name,
    schemaVersion: event.schemaVersion,
    sessionId: event.sessionId,
    anonymousUserId: event.anonymousUserId,
    routePattern: event.routePattern,
    payloadJson,
    occurredAt,
    ingestedAt: null,
    source,
  };
}
