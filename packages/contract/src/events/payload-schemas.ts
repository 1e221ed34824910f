import * as z from "zod/mini";
import { type EventName, type EventPayload, eventFields, eventNames, type FieldKind } from "./catalogue.ts";
import { isId, isIdentifier, isRoute } from "./check-value.ts";
import { kinds } from "./kinds.ts";

/** A name out of a product's vocabulary. Identifiers are open, but never free text, and never what looks like personal data. */
export const identifierSchema = z
  .string()
  .check(z.regex(new RegExp(kinds.identifier.pattern)), z.refine(isIdentifier));

/** A normalised route such as `/people/[person_id]`, at most 200 characters. */
export const routeSchema = z
  .string()
  .check(z.maxLength(kinds.route.maxLength), z.regex(new RegExp(kinds.route.pattern)), z.refine(isRoute));

/** What tells one event, session or anonymous user from others. */
export const idSchema = z.string().check(z.regex(new RegExp(kinds.id.pattern)), z.refine(isId));

function schemaOf(kind: FieldKind): z.ZodMiniType {
  if (typeof kind === "number") return z.int().check(z.minimum(0), z.maximum(kind));
  switch (kind) {
    case "identifier":
      return identifierSchema;
    case "identifier?":
      return z.nullable(identifierSchema);
    case "route":
      return routeSchema;
    case "route?":
      return z.nullable(routeSchema);
    case "flag?":
      return z.nullable(z.boolean());
    case "digest":
      return z.nullable(z.string());
  }
}

function payloadSchema(name: EventName): z.ZodMiniType {
  const fields = Object.entries(eventFields[name]).map(([field, kind]) => [field, schemaOf(kind)] as const);
  return z.strictObject(Object.fromEntries(fields));
}

/** The payload of each event. Keys are closed: an event with any other key is not of this catalogue. */
export const eventPayloads = Object.fromEntries(eventNames.map((name) => [name, payloadSchema(name)])) as {
  readonly [N in EventName]: z.ZodMiniType<EventPayload<N>>;
};
