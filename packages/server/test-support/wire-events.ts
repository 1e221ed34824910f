import type { EventBatch, TelemetryEvent } from "@firsthand/contract";
import { schemaVersion } from "@firsthand/contract";

/** An event of the wire, right in every field, with changes that need not be. */
export function wireEvent(eventId: string, changes: Readonly<Record<string, unknown>> = {}): TelemetryEvent {
  return {
    name: "feature_viewed",
    schemaVersion,
    eventId,
    ts: "2026-03-20T10:00:00.000Z",
    sessionId: "s-1",
    anonymousUserId: "u-1",
    orgIdHash: null,
    routePattern: "/people/[person_id]",
    payload: { feature: "cycle_time", surface: "overview", routePattern: "/people/[person_id]" },
    ...changes,
  } as TelemetryEvent; // Wrong ones are what some tests send.
}

/** A batch of the wire. */
export function wireBatch(
  events: readonly unknown[],
  changes: Readonly<Record<string, unknown>> = {},
): EventBatch {
  return { orgIdHash: null, source: "acme-web", events, ...changes } as EventBatch;
}
