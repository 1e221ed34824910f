import { type EventName, type EventPayload, eventFields, type FieldKind } from "./catalogue.ts";
import { isCount, isIdentifier, isRoute } from "./check-value.ts";
import type { Catalogue } from "./define-catalogue.ts";

/** Why an event is refused. The codes are all that is kept of it, and of which event of its batch it was. */
export const rejectionCodes = {
  not_an_event: "It is not an object, or its payload is not.",
  unknown_event: "The catalogue has no event of this name.",
  unknown_version: "It is of another version of the catalogue.",
  unknown_field: "It has a field that the catalogue does not have.",
  missing_field: "It lacks a field.",
  invalid_value:
    "A value is not of its field's kind, looks like personal data, or is not among the product's words.",
  time_out_of_range: "It happened too long ago, or lies ahead of the server's clock.",
  other_organisation: "It names an organisation that is not the one that sends it.",
} as const;

/** One of {@link rejectionCodes}. */
export type RejectionCode = keyof typeof rejectionCodes;

/** A payload as it may be stored, or why it may not. */
export type CheckedPayload<N extends EventName = EventName> =
  | { readonly ok: true; readonly payload: EventPayload<N> }
  | { readonly ok: false; readonly code: RejectionCode };

/** Checks a payload against its event, and makes a new one of what it holds: no getter is called, nothing inherited is read. */
export function checkPayload<N extends EventName>(
  name: N,
  payload: unknown,
  catalogue: Catalogue,
): CheckedPayload<N> {
  const fields: Readonly<Record<string, FieldKind>> = eventFields[name];
  const own = ownValues(payload, Object.keys(fields));
  if (typeof own === "string") return { ok: false, code: own };
  const checked: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(fields)) {
    const value = own[field];
    if (kind !== "digest" && !isOf(kind, value, name, field, catalogue))
      return { ok: false, code: "invalid_value" };
    checked[field] = kind === "digest" && !isIdentifier(value) ? null : value;
  }
  // Each of its fields was looked at just now.
  return { ok: true, payload: checked as EventPayload<N> };
}

/** Whether `value` is a route of the product. */
export function isRouteOf(catalogue: Catalogue, value: unknown): value is string {
  return typeof value === "string" && (catalogue.listsRoute(value) ?? isRoute(value));
}

/**
 * The values of an object's own fields, which are to be these and no others. An object of a class, a getter, a symbol or an inherited value
 * is none of them.
 */
export function ownValues<F extends string>(
  value: unknown,
  fields: readonly F[],
): Readonly<Record<F, unknown>> | Extract<RejectionCode, "not_an_event" | "unknown_field" | "missing_field"> {
  if (typeof value !== "object" || value === null) return "not_an_event";
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return "not_an_event";
  const own: Partial<Record<F, unknown>> = {};
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (!fields.includes(key as F) || !descriptor || !("value" in descriptor)) return "unknown_field";
    own[key as F] = descriptor.value;
  }
  return fields.every((field) => own[field] !== undefined) ? (own as Record<F, unknown>) : "missing_field";
}

function isOf(
  kind: FieldKind,
  value: unknown,
  event: EventName,
  field: string,
  catalogue: Catalogue,
): boolean {
  if (typeof kind === "number") return isCount(value, kind);
  if (value === null && kind.endsWith("?")) return true;
  if (kind === "flag?") return typeof value === "boolean";
  if (kind === "route" || kind === "route?") return isRouteOf(catalogue, value);
  return typeof value === "string" && (catalogue.lists(event, field, value) ?? isIdentifier(value));
}
