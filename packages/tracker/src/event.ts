import {
  type Catalogue,
  checkPayload,
  type EventName,
  type EventPayload,
  eventFields,
  schemaVersion,
} from "@firsthand/contract/catalogue";

/** What an event says beside its payload and when it happened. */
export interface Happened {
  readonly name: EventName;
  readonly eventId: string;
  readonly sessionId: string;
  readonly anonymousUserId: string;
  readonly routePattern: string | null;
}

/**
 * An event as it is stored and sent, made of nothing but what is known of it.
 *
 * @throws RangeError when `at` is no time.
 */
export function writeEvent(
  { name, eventId, sessionId, anonymousUserId, routePattern }: Happened,
  payload: EventPayload<EventName>,
  at: number,
): string {
  return JSON.stringify({
    name,
    schemaVersion,
    eventId,
    sessionId,
    anonymousUserId,
    routePattern,
    orgIdHash: null,
    payload,
    ts: new Date(at).toISOString(),
  });
}

/** What of `payload` may be told of an event of that name; null when it may not be told. */
export function checkEvent(
  name: unknown,
  payload: unknown,
  catalogue: Catalogue,
): EventPayload<EventName> | null {
  if (typeof name !== "string" || !Object.hasOwn(eventFields, name)) return null;
  try {
    const checked = checkPayload(name as EventName, payload, catalogue);
    return checked.ok ? checked.payload : null;
  } catch {
    // A proxy whose traps throw.
    return null;
  }
}
