import { describe, expect, it } from "vitest";
import {
  type EventRow,
  event,
  executors,
  openMetricStore,
  orgB,
  platform,
} from "../../test-support/metric-store.ts";

const store = openMetricStore();
const view = (route: string | null, row: Partial<EventRow> = {}, at = "2026-03-02T10:00:00Z") =>
  event("page_viewed", at, { route_pattern: route, ...row });
const range = { start: "2026-03-01", end: "2026-03-05", granularity: "day" } as const;
const none = { events: 0, sessions: 0, anonymousUsers: 0 };

/** The ranking in plain JavaScript: strings compare by code point here because the routes are of the basic plane. */
function rank(rows: readonly EventRow[]) {
  const routes = [...new Set(rows.map((row) => row.route_pattern))];
  return routes
    .map((route) => {
      const own = rows.filter((row) => row.route_pattern === route);
      return {
        routePattern: route,
        events: own.length,
        sessions: new Set(own.map((row) => row.session_id)).size,
        anonymousUsers: new Set(own.map((row) => row.anonymous_user_id)).size,
      };
    })
    .sort(
      (a, b) =>
        b.events - a.events ||
        Number(a.routePattern === null) - Number(b.routePattern === null) ||
        ((a.routePattern ?? "") < (b.routePattern ?? "") ? -1 : 1),
    );
}

describe.each(executors)("top-routes through %s", (executor) => {
  it("ranks by views, ties by code point, the unknown route last among ties", async () => {
    const rows = ["/b", null, "/a", "", "/B", "/é", "/b", "/[id]"].map((route, i) =>
      view(route, { session_id: `s${i % 3}`, anonymous_user_id: `u${i % 2}` }),
    );
    await store.hold(rows);
    const { data, meta } = await store.ask(executor, "top-routes", range);
    expect(data).toEqual({
      rows: rank(rows),
      totalRows: 7,
      total: { events: 8, sessions: 3, anonymousUsers: 2 },
    });
    expect(data.rows.map((row) => row.routePattern)).toEqual(["/b", "", "/B", "/[id]", "/a", "/é", null]);
    expect(meta.truncated).toBe(false);
  });

  it("orders beyond the basic plane by code point, where JavaScript would not", async () => {
    await store.hold([view("/\u{1F600}"), view("/\uFF21")]);
    const { data } = await store.ask(executor, "top-routes", range);
    expect(data.rows.map((row) => row.routePattern)).toEqual(["/\uFF21", "/\u{1F600}"]);
  });

  it("cuts at the limit and keeps the totals of all rows", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => view(`/r${i % 10}`, { session_id: `s${i}` }));
    await store.hold(rows);
    const { data, meta } = await store.ask(executor, "top-routes", { ...range, limit: 3 });
    expect(data).toEqual({
      rows: rank(rows).slice(0, 3),
      totalRows: 10,
      total: { events: 30, sessions: 30, anonymousUsers: 1 },
    });
    expect(meta.truncated).toBe(true);
    const all = await store.ask(executor, "top-routes", { ...range, limit: 10 });
    expect([all.data.rows.length, all.meta.truncated]).toEqual([10, false]);
  });

  it("counts each event once, as its last delivery has it", async () => {
    const first = view("/first");
    const moved = {
      ...first,
      route_pattern: "/moved",
      session_id: "s2",
      ingested_at: "2026-03-21T00:00:00Z",
    };
    const late = { ...first, route_pattern: "/late", ingested_at: "2026-03-19T00:00:00Z" };
    await store.hold([first], [moved], [late, first]);
    const { data } = await store.ask(executor, "top-routes", range);
    expect(data.rows).toEqual([{ routePattern: "/moved", events: 1, sessions: 1, anonymousUsers: 1 }]);
    const filtered = await store.ask(executor, "top-routes", {
      ...range,
      filters: [{ dimension: "routePattern", operator: "in", values: ["/first", "/late"] }],
    });
    expect(filtered.data).toEqual({ rows: [], totalRows: 0, total: none });
  });

  it("takes one id under two organisations, names or times for different events", async () => {
    const one = view("/a");
    const others = [
      { ...one, org_id_hash: orgB },
      { ...one, occurred_at: "2026-03-02T10:00:00.001Z" },
      { ...one, name: "client_error" },
    ];
    await store.hold([one, ...others]);
    expect((await store.ask(executor, "top-routes", range)).data.total.events).toBe(2);
    expect((await store.ask(executor, "top-routes", { ...range, scope: platform })).data.total.events).toBe(
      3,
    );
  });

  it("keeps unknown routes when others are excluded, unless null is listed", async () => {
    await store.hold([view("/a"), view(null), view(""), view("/b", { source: "app" })]);
    const routes = async (
      operator: "in" | "not-in",
      values: (string | null)[],
      dimension: "routePattern" | "source" = "routePattern",
    ) => {
      const { data } = await store.ask(executor, "top-routes", {
        ...range,
        filters: [{ dimension, operator, values }],
      });
      return data.rows.map((row) => row.routePattern);
    };
    expect(await routes("in", ["/a", "/nowhere"])).toEqual(["/a"]);
    expect(await routes("in", [null])).toEqual([null]);
    expect(await routes("in", ["", null])).toEqual(["", null]);
    expect(await routes("not-in", ["/a"])).toEqual(["", "/b", null]);
    expect(await routes("not-in", ["/a", null])).toEqual(["", "/b"]);
    expect(await routes("in", ["app"], "source")).toEqual(["/b"]);
    expect(await routes("not-in", [null], "source")).toEqual(["", "/a", "/b", null]);
  });

  it("compares the same rows in the same order, with zeros where nothing occurred", async () => {
    await store.hold([
      view("/a", {}, "2026-03-03T10:00:00Z"),
      view("/b", {}, "2026-03-03T10:00:00Z"),
      view("/b", {}, "2026-03-04T10:00:00Z"),
      view("/a", { session_id: "s7" }, "2026-03-01T10:00:00Z"),
      view("/a", { session_id: "s8" }, "2026-03-02T10:00:00Z"),
      view("/only-before", {}, "2026-03-02T10:00:00Z"),
    ]);
    const { data, comparison } = await store.ask(executor, "top-routes", {
      start: "2026-03-03",
      end: "2026-03-05",
      granularity: "day",
      compare: "previous",
    });
    expect(data).toEqual({
      rows: [
        { routePattern: "/b", events: 2, sessions: 1, anonymousUsers: 1 },
        { routePattern: "/a", events: 1, sessions: 1, anonymousUsers: 1 },
      ],
      totalRows: 2,
      total: { events: 3, sessions: 1, anonymousUsers: 1 },
    });
    expect(comparison).toEqual({
      rows: [
        { routePattern: "/b", ...none },
        { routePattern: "/a", events: 2, sessions: 2, anonymousUsers: 1 },
      ],
      totalRows: 2,
      total: { events: 3, sessions: 3, anonymousUsers: 1 },
    });
  });

  it("counts an event in both ranges when a year's comparison overlaps the range", async () => {
    await store.hold([view("/a", {}, "2025-06-01T10:00:00Z")]);
    const { data, comparison } = await store.ask(executor, "top-routes", {
      start: "2025-01-01",
      end: "2026-03-01",
      compare: "year",
      // 52 weeks back, the earlier range ends on 2 March 2025: before the event.
      context: { now: () => Date.parse("2026-12-01T00:00:00Z") },
    });
    expect([data.total.events, comparison?.total.events]).toEqual([1, 0]);
    const both = await store.ask(executor, "top-routes", {
      start: "2025-01-01",
      end: "2026-07-01",
      compare: "year",
      context: { now: () => Date.parse("2026-12-01T00:00:00Z") },
    });
    expect([both.data.total.events, both.comparison?.total.events]).toEqual([1, 1]);
  });

  it("shows each row's course: null is a gap of the scope, 0 is other events", async () => {
    await store.hold([
      view("/a", {}, "2026-03-01T10:00:00Z"),
      view("/a", {}, "2026-03-01T11:00:00Z"),
      view("/b", {}, "2026-03-04T10:00:00Z"),
      event("guide_opened", "2026-03-02T10:00:00Z"),
      view("/a", { org_id_hash: orgB }, "2026-03-03T10:00:00Z"),
    ]);
    const { data, meta } = await store.ask(executor, "top-routes", { ...range, trend: true });
    expect(data.rows.map((row) => [row.routePattern, row.trend])).toEqual([
      ["/a", [2, 0, null, 0]],
      ["/b", [0, 0, null, 1]],
    ]);
    expect(data.total.trend).toEqual([2, 0, null, 1]);
    expect(meta.trendStarts).toHaveLength(4);
  });
});
