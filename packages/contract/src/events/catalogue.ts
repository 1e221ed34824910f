import * as z from "zod/mini";
import { countSchema, identifierSchema, routeSchema } from "./values.ts";

/** The version of the catalogue that every event of it carries. */
export const schemaVersion = "2026-05-telemetry-v1";

/** The payload of each event. Keys are closed: an event with any other key is not of this catalogue. */
export const eventPayloads = {
  page_viewed: z.strictObject({
    routePattern: routeSchema,
    page: identifierSchema,
    referrerRoutePattern: z.nullable(routeSchema),
  }),
  feature_viewed: z.strictObject({
    feature: identifierSchema,
    surface: identifierSchema,
    routePattern: routeSchema,
  }),
  filter_changed: z.strictObject({
    view: identifierSchema,
    filterKey: identifierSchema,
    /** How many values are selected; the values themselves are never part of an event. */
    valueCount: countSchema,
    isCustomDateRange: z.nullable(z.boolean()),
  }),
  chart_interacted: z.strictObject({
    chart: identifierSchema,
    action: identifierSchema,
    surface: identifierSchema,
    scope: z.nullable(identifierSchema),
  }),
  navigation_interacted: z.strictObject({
    group: identifierSchema,
    item: z.nullable(identifierSchema),
    action: identifierSchema,
  }),
  guide_opened: z.strictObject({ guide: identifierSchema, surface: identifierSchema }),
  session_started: z.strictObject({ entryRoutePattern: routeSchema }),
  session_ended: z.strictObject({
    durationMs: countSchema,
    pagesViewed: countSchema,
    interactions: countSchema,
  }),
  client_error: z.strictObject({
    boundary: identifierSchema,
    digest: z.nullable(z.string()),
    errorClass: identifierSchema,
    routePattern: z.nullable(routeSchema),
  }),
} as const;

/** The name of an event of the catalogue. */
export type EventName = keyof typeof eventPayloads;

/** The payload of the event `N`. */
export type EventPayload<N extends EventName> = z.infer<(typeof eventPayloads)[N]>;

/** The nine event names, in the order of the catalogue. */
export const eventNames = Object.keys(eventPayloads) as [EventName, ...EventName[]];
