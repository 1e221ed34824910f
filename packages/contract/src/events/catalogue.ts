/** The version of the catalogue that every event of it carries. */
export const schemaVersion = "2026-05-telemetry-v1";

/** What a field of a payload is; `?` where it can also be null. A number is the most that a count can be. */
export type FieldKind = "identifier" | "identifier?" | "route" | "route?" | "flag?" | "digest" | number;

const MOST_MS = 2_147_483_647;

/** The payload of each event, as plain data. Keys are closed: an event with any other key is not of this catalogue. */
export const eventFields = {
  page_viewed: { routePattern: "route", page: "identifier", referrerRoutePattern: "route?" },
  feature_viewed: { feature: "identifier", surface: "identifier", routePattern: "route" },
  filter_changed: {
    view: "identifier",
    filterKey: "identifier",
    /** How many values are selected; the values themselves are never part of an event. */
    valueCount: 100_000,
    isCustomDateRange: "flag?",
  },
  chart_interacted: {
    chart: "identifier",
    action: "identifier",
    surface: "identifier",
    scope: "identifier?",
  },
  navigation_interacted: { group: "identifier", item: "identifier?", action: "identifier" },
  guide_opened: { guide: "identifier", surface: "identifier" },
  session_started: { entryRoutePattern: "route" },
  session_ended: { durationMs: MOST_MS, pagesViewed: 1_000_000, interactions: 10_000_000 },
  client_error: {
    boundary: "identifier",
    /** Taken as any text, so that an error is never lost over it, and kept only when it is an identifier. */
    digest: "digest",
    errorClass: "identifier",
    routePattern: "route?",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

/** The name of an event of the catalogue. */
export type EventName = keyof typeof eventFields;

/** The nine event names, in the order of the catalogue. */
export const eventNames = /* @__PURE__ */ Object.keys(eventFields) as [EventName, ...EventName[]];

type ValueOf<K extends FieldKind> = K extends number
  ? number
  : K extends "identifier" | "route"
    ? string
    : K extends "flag?"
      ? boolean | null
      : string | null;

/** The payload of the event `N`. */
export type EventPayload<N extends EventName> = {
  -readonly [F in keyof (typeof eventFields)[N]]: (typeof eventFields)[N][F] extends FieldKind
    ? ValueOf<(typeof eventFields)[N][F]>
    : never;
};

/** An event as producers send it. */
export type TelemetryEvent<N extends EventName = EventName> = {
  [K in N]: {
    name: K;
    schemaVersion: typeof schemaVersion;
    /** Unique per event: a UUID, or `evt_…` from older producers. */
    eventId: string;
    /** When it happened by the client's clock, RFC 3339. */
    ts: string;
    sessionId: string;
    anonymousUserId: string;
    orgIdHash: string | null;
    /** The route the event happened on; null when unknown. */
    routePattern: string | null;
    payload: EventPayload<K>;
  };
}[N];
