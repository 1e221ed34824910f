import {
  type Catalogue,
  checkPayload,
  type EventName,
  type EventPayload,
  eventFields,
} from "@firsthand/contract/catalogue";

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
