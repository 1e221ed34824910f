import * as z from "zod/mini";
import { defaultLimits } from "../limits.ts";
import { orgIdHashSchema } from "../org-id-hash.ts";
import { type EventName, type EventPayload, eventNames, eventPayloads, schemaVersion } from "./catalogue.ts";
import { identifierSchema, routeSchema } from "./values.ts";

const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/));

const envelopeShape = {
  schemaVersion: z.literal(schemaVersion),
  /** Unique per event: a UUID, or `evt_…` from older producers. */
  eventId: idSchema,
  /** When it happened by the client's clock, RFC 3339. */
  ts: z.iso.datetime({ offset: true }),
  sessionId: idSchema,
  anonymousUserId: idSchema,
  orgIdHash: z.nullable(orgIdHashSchema),
  /** The route the event happened on; null when unknown. */
  routePattern: z.nullable(routeSchema),
};

/** An event of the name `name`, as producers send it. */
export function eventSchema<N extends EventName>(name: N) {
  return z.strictObject({ name: z.literal(name), ...envelopeShape, payload: eventPayloads[name] });
}

/** An event as producers send it. */
export type TelemetryEvent<N extends EventName = EventName> = {
  [K in N]: {
    name: K;
    schemaVersion: typeof schemaVersion;
    eventId: string;
    ts: string;
    sessionId: string;
    anonymousUserId: string;
    orgIdHash: string | null;
    routePattern: string | null;
    payload: EventPayload<K>;
  };
}[N];

/** Any event of the catalogue. */
export const telemetryEventSchema = z.discriminatedUnion(
  "name",
  eventNames.map((name) => eventSchema(name)) as [
    ReturnType<typeof eventSchema>,
    ...ReturnType<typeof eventSchema>[],
  ],
);

/** What producers post: 1 to 500 events of one source. */
export const eventBatchSchema = z.strictObject({
  orgIdHash: z.nullable(orgIdHashSchema),
  source: identifierSchema,
  events: z.array(telemetryEventSchema).check(z.minLength(1), z.maxLength(defaultLimits.eventsPerBatch)),
});

/** {@inheritDoc eventBatchSchema} */
export interface EventBatch {
  orgIdHash: string | null;
  source: string;
  events: TelemetryEvent[];
}
