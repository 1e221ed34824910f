import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore, orgA, orgB, platform } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-01", end: "2026-03-04", granularity: "day" } as const;

const deliveries = [
  event("page_viewed", "2026-03-01T10:00:00Z", { org_id_hash: orgA }),
  event("session_ended", "2026-03-01T11:00:00Z", { org_id_hash: orgA, session_id: "s2" }),
  event("page_viewed", "2026-03-03T10:00:00Z", { org_id_hash: orgB, route_pattern: "/b" }),
  event("page_viewed", "2026-03-03T10:00:00Z", {
    org_id_hash: "",
    anonymous_user_id: "u2",
    session_id: "s3",
  }),
  event("page_viewed", "2026-03-04T00:00:00Z", { org_id_hash: orgB, anonymous_user_id: "u9" }),
];

describe.each(executors)("totals through %s", (executor) => {
  it("counts events without an organisation for the platform, but no organisation for them", async () => {
    await store.hold(deliveries);
    expect((await store.ask(executor, "totals", { ...range, scope: platform })).data).toEqual({
      anonymousUsers: 2,
      sessions: 3,
      events: 4,
      activeOrgs: 2,
    });
    expect((await store.ask(executor, "totals", range)).data).toEqual({
      anonymousUsers: 1,
      sessions: 2,
      events: 2,
      activeOrgs: null,
    });
  });

  it("shows the course of each total, with gaps, and of organisations to the platform only", async () => {
    await store.hold(deliveries);
    const { data, meta } = await store.ask(executor, "totals", { ...range, scope: platform, trend: true });
    expect(data.trend).toEqual({
      anonymousUsers: [1, null, 2],
      sessions: [2, null, 2],
      events: [2, null, 2],
      activeOrgs: [1, null, 1],
    });
    expect(meta.trendStarts?.map((start) => start.slice(0, 10))).toEqual([
      "2026-03-01",
      "2026-03-02",
      "2026-03-03",
    ]);
    const own = await store.ask(executor, "totals", { ...range, trend: true });
    expect(own.data.trend).toMatchObject({ events: [2, null, null], activeOrgs: [null, null, null] });
  });

  it("tells 0 from a gap when filters leave nothing of a day", async () => {
    await store.hold(deliveries);
    const { data } = await store.ask(executor, "totals", {
      ...range,
      scope: platform,
      trend: true,
      filters: [{ dimension: "routePattern", operator: "in", values: ["/b"] }],
    });
    expect(data.trend).toEqual({
      anonymousUsers: [0, null, 1],
      sessions: [0, null, 1],
      events: [0, null, 1],
      activeOrgs: [0, null, 1],
    });
  });

  it("compares with a range of its own", async () => {
    await store.hold(deliveries);
    const { comparison } = await store.ask(executor, "totals", {
      start: "2026-03-03",
      end: "2026-03-05",
      scope: platform,
      compare: "previous",
    });
    expect(comparison).toEqual({ anonymousUsers: 1, sessions: 2, events: 2, activeOrgs: 1 });
  });
});
