import * as z from "zod/mini";
import { defaultEventLimits } from "../limits.ts";
import { orgIdHashSchema } from "../org-id-hash.ts";
import { type EventName, eventNames, schemaVersion, type TelemetryEvent } from "./catalogue.ts";
import { eventPayloads, identifierSchema, idSchema, routeSchema } from "./payload-schemas.ts";

const envelopeShape = {
  schemaVersion: z.literal(schemaVersion),
  eventId: idSchema,
  ts: z.iso.datetime({ offset: true }),
  sessionId: idSchema,
  anonymousUserId: idSchema,
  orgIdHash: z.nullable(orgIdHashSchema),
  routePattern: z.nullable(routeSchema),
};

/** An event of the name `name`, as producers send it. */
export function eventSchema<N extends EventName>(name: N) {
  return z.strictObject({ name: z.literal(name), ...envelopeShape, payload: eventPayloads[name] });
}

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
  events: z.array(telemetryEventSchema).check(z.minLength(1), z.maxLength(defaultEventLimits.eventsPerBatch)),
});

/** {@inheritDoc eventBatchSchema} */
export interface EventBatch {
  orgIdHash: string | null;
  source: string;
  events: TelemetryEvent[];
}
