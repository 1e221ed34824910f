/**
 * An event counts once, however often it was delivered.
 *
 * Deliveries of one event are those with the same organisation, name, time of occurrence and event id. The one with
 * the greatest `ingested_at` is the event, as a whole row; among equals the one that was delivered last. The same id
 * under another organisation, another name or a millisecond later is another event.
 */
import type { Delivery } from "./delivery.ts";
import { readPayload } from "./payload.ts";

export interface OracleEvent {
  readonly orgIdHash: string;
  readonly name: string;
  readonly sessionId: string;
  readonly anonymousUserId: string;
  readonly routePattern: string | null;
  readonly source: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
  /** Milliseconds since the epoch. */
  readonly ingestedAt: number;
}

export function countOnce(deliveries: readonly Delivery[]): OracleEvent[] {
  const latest = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const { org_id_hash, name, occurred_at, event_id } = delivery;
    const identity = JSON.stringify([org_id_hash, name, Date.parse(occurred_at), event_id]);
    const known = latest.get(identity);
    if (!known || Date.parse(delivery.ingested_at) >= Date.parse(known.ingested_at))
      latest.set(identity, delivery);
  }
  return [...latest.values()].map(toEvent);
}

function toEvent(delivery: Delivery): OracleEvent {
  return {
    orgIdHash: delivery.org_id_hash,
    name: delivery.name,
    sessionId: delivery.session_id,
    anonymousUserId: delivery.anonymous_user_id,
    routePattern: delivery.route_pattern,
    source: delivery.source,
    payload: readPayload(delivery.payload_json),
    occurredAt: Date.parse(delivery.occurred_at),
    ingestedAt: Date.parse(delivery.ingested_at),
  };
}
