import { eventBatchSchema, eventNames, telemetryEventSchema } from "@firsthand/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { demoOrganisations } from "../organisations.ts";
import { getZone, localDay } from "../time/zone.ts";
import { generateBatches, generateTraffic } from "./generate-traffic.ts";
import { describeTraffic } from "./story.ts";
import { toTableRow } from "./to-table-row.ts";
import type { DeliveredEvent } from "./traffic-options.ts";

const options = { end: "2026-06-12" } as const;
const story = describeTraffic(options);
const DAY_MS = 86_400_000;

const keyOf = ({ event }: DeliveredEvent) => `${event.orgIdHash} ${event.name} ${event.ts} ${event.eventId}`;
const delayMs = ({ event, ingestedAt }: DeliveredEvent) => Date.parse(ingestedAt) - Date.parse(event.ts);

describe("generateTraffic", () => {
  let deliveries: DeliveredEvent[];
  let events: DeliveredEvent[];

  beforeAll(() => {
    deliveries = [...generateTraffic(options)];
    events = [...new Map(deliveries.map((delivery) => [keyOf(delivery), delivery])).values()];
  });

  /** How many events pass, by what `group` says of each. */
  function countBy(group: (delivery: DeliveredEvent) => string | null): Map<string, number> {
    const counts = new Map<string, number>();
    for (const delivery of events) {
      const name = group(delivery);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  it("makes 200,000 different events and more over 180 days", () => {
    expect(events.length).toBeGreaterThan(209_000);
    expect(events.length).toBeLessThan(231_000);
    expect(countBy(({ event }) => event.ts.slice(0, 10)).size).toBe(180);
  });

  it("makes all nine events, each as the contract has it", () => {
    const seen = new Set<string>();
    for (const [i, { event, source }] of deliveries.entries()) {
      seen.add(event.name);
      if (i % 20 !== 0 && event.name !== "client_error" && event.name !== "guide_opened") continue;
      expect(telemetryEventSchema.safeParse(event).error?.issues, JSON.stringify(event)).toBeUndefined();
      expect(source).toMatch(/^(?:legacy-)?web$/);
    }
    expect([...seen].sort()).toEqual([...eventNames].sort());
  });

  it("ends at its end and begins 180 days before it", () => {
    const times = deliveries.flatMap(({ event, ingestedAt }) => [
      Date.parse(event.ts),
      Date.parse(ingestedAt),
    ]);
    const end = Date.parse(options.end);
    expect(times.every((time) => time < end && time >= end - 180 * DAY_MS)).toBe(true);
  });

  it("arrives in order, no event before it occurred", () => {
    const arrived = deliveries.map((delivery) => delivery.ingestedAt);
    expect(arrived.every((at, i) => at >= (arrived[i - 1] ?? ""))).toBe(true);
    expect(deliveries.every((delivery) => delayMs(delivery) > 0)).toBe(true);
  });

  it("repeats about two per cent of the events, unaltered and later", () => {
    const first = new Map<string, DeliveredEvent>();
    let repeats = 0;
    for (const delivery of deliveries) {
      const before = first.get(keyOf(delivery));
      first.set(keyOf(delivery), before ?? delivery);
      if (before === undefined) continue;
      repeats++;
      expect(delivery.event).toEqual(before.event);
      expect(delivery.ingestedAt > before.ingestedAt).toBe(true);
    }
    expect(repeats / events.length).toBeGreaterThan(0.015);
    expect(repeats / events.length).toBeLessThan(0.025);
  });

  it("lets some events arrive minutes, hours or days late", () => {
    const late = (ms: number) => deliveries.filter((delivery) => delayMs(delivery) > ms).length;
    expect(late(2 * 60_000)).toBeGreaterThan(1_500);
    expect(late(DAY_MS)).toBeGreaterThan(200);
    expect(late(8 * DAY_MS)).toBe(0);
  });

  it("has organisations of unequal size, and events without one", () => {
    const sizes = countBy(({ event }) => event.orgIdHash ?? "none");
    const named = demoOrganisations.map(({ orgIdHash }) => sizes.get(orgIdHash) ?? 0);
    expect(Math.min(...named)).toBeGreaterThan(500);
    expect((named[0] ?? 0) / Math.min(...named)).toBeGreaterThan(8);
    expect(sizes.get("none")).toBeGreaterThan(500);
    expect(sizes.size).toBe(demoOrganisations.length + 1);
  });

  it("keeps office hours where each organisation is", () => {
    for (const { orgIdHash, timeZone, name } of demoOrganisations) {
      const zone = getZone(timeZone);
      const own = events
        .filter(({ event }) => event.orgIdHash === orgIdHash)
        .map(({ event }) => Date.parse(event.ts));
      const share = (pick: (local: Date) => boolean) =>
        own.filter((ts) => pick(new Date(ts + zone.offsetAt(ts)))).length / own.length;
      expect(
        share((local) => local.getUTCHours() >= 8 && local.getUTCHours() < 18),
        name,
      ).toBeGreaterThan(0.7);
      expect(
        share((local) => local.getUTCHours() < 6),
        name,
      ).toBeLessThan(0.06);
      expect(
        share((local) => local.getUTCDay() % 6 === 0),
        name,
      ).toBeLessThan(0.15);
    }
  });

  it("grows", () => {
    const half = Date.parse(options.end) - 90 * DAY_MS;
    const later = events.filter(({ event }) => Date.parse(event.ts) >= half).length;
    expect(later / (events.length - later)).toBeGreaterThan(1.12);
  });

  it("has at least 150 routes, most of them seldom opened, and some unknown", () => {
    const routes = countBy(({ event }) => (event.name === "page_viewed" ? event.routePattern : null));
    expect(routes.size).toBeGreaterThan(150);
    const views = [...routes.values()].sort((a, b) => b - a);
    const all = views.reduce((sum, count) => sum + count, 0);
    expect(views.slice(0, 10).reduce((sum, count) => sum + count, 0) / all).toBeGreaterThan(0.6);
    expect(
      countBy(({ event }) => (event.routePattern === null ? "unknown" : null)).get("unknown"),
    ).toBeGreaterThan(500);
  });

  it("launches a feature that nobody had before and that rises from week to week", () => {
    const weeks = countBy(({ event }) => {
      if (event.name !== "feature_viewed" || event.payload.feature !== story.launch.feature) return null;
      return String(Math.floor((Date.parse(event.ts) - Date.parse(story.launch.date)) / (7 * DAY_MS)));
    });
    expect([...weeks.keys()].every((week) => Number(week) >= -1)).toBe(true);
    expect(weeks.get("-1") ?? 0).toBeLessThan(5);
    expect(weeks.get("8")).toBeGreaterThan(3 * (weeks.get("0") ?? 0));
  });

  it("has an incident: one day, one organisation, an error class that occurs nowhere else", () => {
    const zone = getZone(demoOrganisations[1].timeZone);
    const isOfIncident = ({ event }: DeliveredEvent) =>
      event.name === "client_error" && event.payload.errorClass === story.incident.errorClass;
    const hits = events.filter(isOfIncident);
    expect(hits.length).toBeGreaterThan(60);
    expect(new Set(hits.map(({ event }) => event.orgIdHash))).toEqual(new Set([story.incident.orgIdHash]));
    const days = hits.map(
      ({ event }) => localDay(zone, Date.parse(event.ts)) - Date.parse(story.incident.date) / DAY_MS,
    );
    // A session that begins late in the evening runs on after midnight.
    expect(days.filter((day) => day === 0).length / hits.length).toBeGreaterThan(0.9);
    expect(Math.max(...days)).toBeLessThanOrEqual(1);
    const errors = countBy(({ event }) => (event.name === "client_error" ? event.ts.slice(0, 10) : null));
    const usual = [...errors.values()].sort((a, b) => a - b)[Math.floor(errors.size / 2)] ?? 0;
    expect(hits.length).toBeGreaterThan(6 * usual);
  });

  it("has sessions of 0 ms and of hours, with most in between", () => {
    const durations = events.flatMap(({ event }) =>
      event.name === "session_ended" ? [event.payload.durationMs] : [],
    );
    durations.sort((a, b) => a - b);
    const at = (q: number) => durations[Math.floor(q * durations.length)] ?? 0;
    expect(at(0.01)).toBe(0);
    expect(at(0.5)).toBeGreaterThan(60_000);
    expect(at(0.5)).toBeLessThan(600_000);
    expect(durations.at(-1)).toBeGreaterThan(2 * 3_600_000);
  });

  it("shares a few ids of users, sessions and events between two organisations", () => {
    const shared = (id: (delivery: DeliveredEvent) => string) => {
      const organisations = new Map<string, Set<string | null>>();
      for (const delivery of events) {
        const seen = organisations.get(id(delivery)) ?? new Set();
        organisations.set(id(delivery), seen.add(delivery.event.orgIdHash));
      }
      return [...organisations.values()].filter((seen) => seen.size > 1).length;
    };
    expect(shared(({ event }) => event.anonymousUserId)).toBeGreaterThan(2);
    expect(shared(({ event }) => event.sessionId)).toBeGreaterThan(5);
    expect(shared(({ event }) => event.eventId)).toBeGreaterThan(50);
    expect(shared(({ event }) => event.sessionId)).toBeLessThan(30);
  });

  it("has event ids of the new and of the old form, none twice within an organisation", () => {
    const ids = new Set(events.map(({ event }) => `${event.orgIdHash} ${event.eventId}`));
    expect(ids.size).toBe(events.length);
    const forms = countBy(({ event }) => (event.eventId.startsWith("evt_") ? "old" : "new"));
    expect((forms.get("old") ?? 0) / events.length).toBeGreaterThan(0.03);
    expect(events.find(({ event }) => !event.eventId.startsWith("evt_"))?.event.eventId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("makes the same again from the same seed, other traffic from another, and nothing before it is asked", () => {
    const small = (seed: number) => [...generateTraffic({ ...options, seed, days: 3, eventsTarget: 2_000 })];
    expect(small(5)).toEqual(small(5));
    expect(small(5)).not.toEqual(small(6));
    // All of it would take minutes.
    const first = generateTraffic({ ...options, eventsTarget: 50_000_000, days: 50_000 }).next();
    expect(first.done).toBe(false);
  });

  it("ends at any instant, and refuses what is none", () => {
    const end = "2026-06-10T14:05:00+02:00";
    const arrived = [...generateTraffic({ end, days: 2, eventsTarget: 3_000 })].map(
      ({ ingestedAt }) => ingestedAt,
    );
    expect((arrived.at(-1) ?? "") < "2026-06-10T12:05").toBe(true);
    expect((arrived.at(-1) ?? "") > "2026-06-10T11").toBe(true);
    expect(() => generateTraffic({ end: "soon" }).next()).toThrow(RangeError);
    expect(() => generateTraffic({ end, days: 0 }).next()).toThrow(RangeError);
  });

  it("takes other organisations", () => {
    const one = { orgIdHash: "ab".repeat(32), timeZone: "Africa/Cairo", weight: 1, growth: 1 };
    const made = [...generateTraffic({ ...options, days: 20, eventsTarget: 3_000, organisations: [one] })];
    expect(new Set(made.map(({ event }) => event.orgIdHash))).toEqual(new Set([one.orgIdHash]));
  });
});

describe("generateBatches", () => {
  it("makes batches that a producer may post: one organisation each, 50 events at most", () => {
    const batches = [...generateBatches({ ...options, days: 5, eventsTarget: 5_000 })];
    for (const { batch } of batches) {
      expect(eventBatchSchema.safeParse(batch).success).toBe(true);
      expect(batch.events.every((event) => event.orgIdHash === batch.orgIdHash)).toBe(true);
      expect(batch.events.length).toBeLessThanOrEqual(50);
    }
    const size = batches.reduce((sum, { batch }) => sum + batch.events.length, 0);
    expect(size).toBe([...generateTraffic({ ...options, days: 5, eventsTarget: 5_000 })].length);
  });
});

describe("toTableRow", () => {
  it("gives the eleven columns, the payload's keys sorted and without spaces", () => {
    const [delivery] = generateTraffic({ ...options, days: 1, eventsTarget: 300 });
    if (delivery === undefined) throw new Error("There is no event.");
    const event = {
      ...delivery.event,
      name: "session_ended" as const,
      orgIdHash: null,
      ts: "2026-06-11T10:00:00+02:00",
      payload: { pagesViewed: 2, interactions: 0, durationMs: 7 },
    };
    expect(toTableRow(event, { source: "web", ingestedAt: "2026-06-11T08:00:01Z" })).toEqual({
      org_id_hash: "",
      event_id: event.eventId,
      name: "session_ended",
      schema_version: "2026-05-telemetry-v1",
      session_id: event.sessionId,
      anonymous_user_id: event.anonymousUserId,
      route_pattern: event.routePattern,
      payload_json: '{"durationMs":7,"interactions":0,"pagesViewed":2}',
      occurred_at: "2026-06-11T08:00:00.000Z",
      ingested_at: "2026-06-11T08:00:01.000Z",
      source: "web",
    });
  });
});

describe("demoOrganisations", () => {
  it("carry the SHA-256 of their ids", async () => {
    for (const { id, orgIdHash } of demoOrganisations) {
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(id));
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      expect(orgIdHash).toBe(hex);
    }
  });
});
