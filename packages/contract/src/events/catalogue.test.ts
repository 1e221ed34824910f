import { describe, expect, it } from "vitest";
import { eventNames } from "./catalogue.ts";
import { eventBatchSchema, telemetryEventSchema } from "./envelope.ts";
import { eventPayloads } from "./payload-schemas.ts";

const payloads = {
  page_viewed: { routePattern: "/people/[person_id]", page: "person", referrerRoutePattern: null },
  feature_viewed: { feature: "cycle_time", surface: "overview", routePattern: "/" },
  filter_changed: { view: "overview", filterKey: "date", valueCount: 2, isCustomDateRange: true },
  chart_interacted: { chart: "treemap", action: "zoom", surface: "explore", scope: null },
  navigation_interacted: { group: "insights", item: null, action: "group_expanded" },
  guide_opened: { guide: "getting-started", surface: "overview" },
  session_started: { entryRoutePattern: "/overview/" },
  session_ended: { durationMs: 0, pagesViewed: 1, interactions: 0 },
  client_error: { boundary: "route", digest: "a@b", errorClass: "TypeError", routePattern: null },
};

const event = (name: keyof typeof payloads, changes: object = {}) => ({
  name,
  schemaVersion: "2026-05-telemetry-v1",
  eventId: "evt_1",
  ts: "2026-06-12T14:05:00.000+02:00",
  sessionId: "s-1",
  anonymousUserId: "u-1",
  orgIdHash: null,
  routePattern: "/repos/:repo/pulls",
  payload: payloads[name],
  ...changes,
});

describe("telemetryEventSchema", () => {
  it("holds nine events", () => {
    expect(eventNames).toHaveLength(9);
    expect(Object.keys(payloads)).toEqual(eventNames);
  });

  it.each(eventNames)("accepts %s as the catalogue describes it", (name) => {
    expect(telemetryEventSchema.safeParse(event(name)).success).toBe(true);
  });

  it.each(eventNames)("refuses %s with a key that is not part of it, and with one missing", (name) => {
    const payload: Record<string, unknown> = payloads[name];
    expect(eventPayloads[name].safeParse({ ...payload, email: "x" }).success).toBe(false);
    for (const key of Object.keys(payload)) {
      const { [key]: _, ...rest } = payload;
      expect(eventPayloads[name].safeParse(rest).success, key).toBe(false);
    }
  });

  it("refuses free text where an identifier belongs", () => {
    for (const feature of ["two words", "a@b.example", "9lives", "", "x".repeat(65), "/path", "café"]) {
      const payload = { ...payloads.feature_viewed, feature };
      expect(telemetryEventSchema.safeParse(event("feature_viewed", { payload })).success, feature).toBe(
        false,
      );
    }
  });

  it("refuses addresses where a route pattern belongs", () => {
    for (const routePattern of [
      "overview",
      "/a?b=c",
      "/users/42",
      "/a//b",
      "https://example.org/a",
      "/a#b",
      `/${"a".repeat(200)}`,
    ]) {
      expect(
        telemetryEventSchema.safeParse(event("guide_opened", { routePattern })).success,
        routePattern,
      ).toBe(false);
    }
  });

  it("refuses another schema version, time without a zone, and an organisation that is not a hash", () => {
    expect(telemetryEventSchema.safeParse(event("guide_opened", { schemaVersion: "v0" })).success).toBe(
      false,
    );
    expect(telemetryEventSchema.safeParse(event("guide_opened", { ts: "2026-06-12T14:05:00" })).success).toBe(
      false,
    );
    expect(telemetryEventSchema.safeParse(event("guide_opened", { orgIdHash: "ACME" })).success).toBe(false);
  });
});

describe("eventBatchSchema", () => {
  it("takes 1 to 500 events", () => {
    const batch = (n: number) => ({
      orgIdHash: null,
      source: "acme-web",
      events: Array.from({ length: n }, () => event("guide_opened")),
    });
    expect(eventBatchSchema.safeParse(batch(0)).success).toBe(false);
    expect(eventBatchSchema.safeParse(batch(500)).success).toBe(true);
    expect(eventBatchSchema.safeParse(batch(501)).success).toBe(false);
  });
});
