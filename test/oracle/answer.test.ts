import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import { countOnce } from "./count-once.ts";
import type { Delivery } from "./delivery.ts";
import type { Question } from "./question.ts";

const orgA = "a".repeat(64);
const orgB = "b".repeat(64);
const circumstances = {
  now: Date.parse("2026-03-10T12:00:00Z"),
  rawRetentionDays: 180,
  labels: { [orgA]: "Alpha" },
};

function delivery(occurredAt: string, row: Partial<Delivery>): Delivery {
  const occurred_at = `2026-03-${occurredAt}:00.000Z`;
  return {
    org_id_hash: orgA,
    event_id: `${occurredAt} ${row.name ?? ""} ${row.org_id_hash ?? ""}`,
    name: "page_viewed",
    schema_version: "2026-05-telemetry-v1",
    session_id: "s1",
    anonymous_user_id: "u1",
    route_pattern: "/a",
    payload_json: "{}",
    occurred_at,
    ingested_at: occurred_at,
    source: "web",
    ...row,
  };
}

const ended = (payload: object) => ({ name: "session_ended", payload_json: JSON.stringify(payload) });

// Numbers below are counted by hand from this list.
const deliveries: Delivery[] = [
  delivery("01T10:00", {}),
  delivery("01T10:00", { ingested_at: "2026-03-09T00:00:00.000Z" }), // delivered again, eight days late
  delivery("01T23:59", { anonymous_user_id: "u2", session_id: "s2", route_pattern: null }),
  delivery("03T00:00", { anonymous_user_id: "u2", session_id: "s3", route_pattern: "/b" }),
  delivery("03T05:00", { org_id_hash: orgB, anonymous_user_id: "u2", session_id: "s3" }), // the ids of orgA
  delivery("03T06:00", { org_id_hash: "", anonymous_user_id: "u3", session_id: "s4", route_pattern: "" }),
  delivery("04T08:00", ended({ durationMs: 1000, pagesViewed: 2, interactions: 0 })),
  delivery("04T09:00", ended({ durationMs: 3000, pagesViewed: "2", interactions: 3 })),
  delivery("04T09:30", ended({ durationMs: -1 })),
  delivery("05T00:00", { anonymous_user_id: "u9", session_id: "s9" }), // on the end of the range, so not in it
];

function ask(question: Omit<Question, "timeZone"> & { timeZone?: string }) {
  return answer(
    { start: "2026-03-01", end: "2026-03-05", timeZone: "UTC", ...question },
    countOnce(deliveries),
    circumstances,
  );
}

const org = { kind: "org", orgIdHash: orgA } as const;
const platform = { kind: "platform" } as const;

describe("answer", () => {
  it("counts totals once, an id in two organisations once, and no organisation as none", () => {
    expect(ask({ metric: "totals", scope: org }).data).toEqual({
      anonymousUsers: 2,
      sessions: 3,
      events: 6,
      activeOrgs: null,
    });
    expect(ask({ metric: "totals", scope: platform }).data).toEqual({
      anonymousUsers: 3,
      sessions: 4,
      events: 8,
      activeOrgs: 2,
    });
  });

  it("gives active users a gap where nothing happened, and 0 where only other things did", () => {
    expect(
      ask({
        metric: "active-users",
        scope: org,
        filters: [{ dimension: "routePattern", operator: "in", values: ["/b"] }],
      }).data,
    ).toEqual({
      total: { anonymousUsers: 1 },
      points: [
        { start: "2026-03-01T00:00:00+00:00", anonymousUsers: 0, complete: true },
        { start: "2026-03-02T00:00:00+00:00", anonymousUsers: null, complete: true },
        { start: "2026-03-03T00:00:00+00:00", anonymousUsers: 1, complete: true },
        { start: "2026-03-04T00:00:00+00:00", anonymousUsers: 0, complete: true },
      ],
    });
  });

  it("ranks routes with null last among ties, limits them, and keeps the total over all", () => {
    const { data, meta } = ask({
      metric: "top-routes",
      scope: platform,
      limit: 3,
      trend: true,
      granularity: "day",
    });
    expect(data).toEqual({
      rows: [
        { routePattern: "/a", events: 2, sessions: 2, anonymousUsers: 2, trend: [1, null, 1, 0] },
        { routePattern: "", events: 1, sessions: 1, anonymousUsers: 1, trend: [0, null, 1, 0] },
        { routePattern: "/b", events: 1, sessions: 1, anonymousUsers: 1, trend: [0, null, 1, 0] },
      ],
      totalRows: 4,
      total: { events: 5, sessions: 4, anonymousUsers: 3, trend: [2, null, 3, 0] },
    });
    expect(meta.truncated).toBe(true);
  });

  it("keeps null routes when others are excluded, unless null is listed", () => {
    const routes = (values: (string | null)[]) =>
      ask({
        metric: "top-routes",
        scope: org,
        filters: [{ dimension: "routePattern", operator: "not-in", values }],
      }).data;
    expect(routes(["/a"])).toMatchObject({ rows: [{ routePattern: "/b" }, { routePattern: null }] });
    expect(routes(["/a", null])).toMatchObject({ rows: [{ routePattern: "/b" }] });
  });

  it("compares the same rows in the same order, with zeros where nothing occurred", () => {
    const { comparison, meta } = ask({
      metric: "top-routes",
      scope: org,
      start: "2026-03-03",
      end: "2026-03-05",
      compare: "previous",
    });
    expect(comparison).toEqual({
      rows: [{ routePattern: "/b", events: 0, sessions: 0, anonymousUsers: 0 }],
      totalRows: 2,
      total: { events: 2, sessions: 2, anonymousUsers: 2 },
    });
    expect(meta.comparisonTimeRange).toEqual({
      start: "2026-03-01T00:00:00+00:00",
      end: "2026-03-03T00:00:00+00:00",
    });
  });

  it("leaves out of percentiles, means and bins what is not a count, but not out of sessions", () => {
    expect(ask({ metric: "session-duration", scope: org }).data).toMatchObject({
      sessions: 3,
      p50DurationMs: 2000,
      p75DurationMs: 2500,
      p90DurationMs: 2800,
      p95DurationMs: 2900,
      avgDurationMs: 2000,
      avgPagesViewed: 2,
      avgInteractions: 1.5,
      histogram: [{ fromMs: 1000, sessions: 1 }, { sessions: 0 }, { sessions: 0 }, { sessions: 1 }],
    });
  });

  it("names organisations where the host has a name, and leaves out events without one", () => {
    expect(ask({ metric: "top-orgs", scope: platform }).data).toEqual({
      rows: [
        { orgIdHash: orgA, label: "Alpha", events: 6, sessions: 3, anonymousUsers: 2 },
        { orgIdHash: orgB, label: orgB, events: 1, sessions: 1, anonymousUsers: 1 },
      ],
      totalRows: 2,
      total: { events: 7, sessions: 3, anonymousUsers: 2 },
    });
  });

  it("says when the newest event of the scope was taken in", () => {
    expect(ask({ metric: "totals", scope: org }).meta.dataThrough).toBe("2026-03-09T00:00:00+00:00");
    expect(ask({ metric: "totals", scope: { kind: "org", orgIdHash: orgB } }).meta.dataThrough).toBe(
      "2026-03-03T05:00:00+00:00",
    );
    expect(
      ask({ metric: "totals", scope: { kind: "org", orgIdHash: "c".repeat(64) } }).meta.dataThrough,
    ).toBeNull();
  });

  it("does not look before the readable time", () => {
    const short = { ...circumstances, rawRetentionDays: 8 };
    const { data, meta } = answer(
      {
        metric: "active-users",
        scope: org,
        start: "2026-03-01",
        end: "2026-03-04",
        timeZone: "UTC",
        granularity: "day",
      },
      countOnce(deliveries),
      short,
    );
    expect(meta.readableSince).toBe("2026-03-02T12:00:00+00:00");
    expect(data).toMatchObject({
      points: [
        { anonymousUsers: null, complete: false },
        { anonymousUsers: null, complete: false },
        { anonymousUsers: 1, complete: true },
      ],
    });
  });

  it("knows no figure, and not 0, of a range that lies before the readable time", () => {
    const nothing = (metric: Question["metric"], start: string, end: string) =>
      answer(
        { metric, scope: org, timeZone: "UTC", start, end, compare: "previous" },
        countOnce(deliveries),
        {
          ...circumstances,
          rawRetentionDays: 8,
        },
      );
    expect(nothing("totals", "2026-03-01", "2026-03-02").data).toEqual({
      anonymousUsers: null,
      sessions: null,
      events: null,
      activeOrgs: null,
    });
    expect(nothing("top-routes", "2026-03-01", "2026-03-02").data).toEqual({
      rows: [],
      totalRows: 0,
      total: { events: null, sessions: null, anonymousUsers: null },
    });
    expect(nothing("session-duration", "2026-03-02T12:00:00Z", "2026-03-03").comparison).toMatchObject({
      sessions: null,
      histogram: [],
    });
  });
});
