import { type MetricId, metricIds } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import {
  type Ask,
  type EventRow,
  type Executor,
  event,
  executors,
  openMetricStore,
  platform,
} from "../../../test-support/metric-store.ts";

const store = openMetricStore();
const minimumUsers = 3;

/** An event of each of so many users. */
function byUsers(
  users: number,
  name: string,
  { at = "2026-03-10 10:00:00.000", from = 0, ...row }: { at?: string; from?: number } & Row = {},
): EventRow[] {
  return Array.from({ length: users }, (_, i) =>
    event(name, at, { anonymous_user_id: `u${from + i}`, session_id: `s${from + i}`, ...row }),
  );
}

type Row = NonNullable<Parameters<typeof event>[2]>;

const viewsOf = (route_pattern: string, users: number, more: Parameters<typeof byUsers>[2] = {}) =>
  byUsers(users, "page_viewed", { route_pattern, ...more });

/** Whether no number but 0 is in an answer, and no 0 where a figure would be. */
function isWithoutFigures(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => each === null || isWithoutFigures(each));
  if (typeof value !== "object" || value === null) return value === null || typeof value !== "number";
  return Object.entries(value).every(([name, each]) =>
    ["totalRows", "trendSuppressed", "rows"].includes(name) ? true : isWithoutFigures(each),
  );
}

describe("small groups", () => {
  const ask = <M extends MetricId>(
    metric: M,
    { context = {}, ...params }: Ask = {},
    executor: Executor = "embedded",
  ) =>
    store.ask(executor, metric, {
      scope: platform,
      start: "2026-03-09",
      end: "2026-03-12",
      context: { minimumUsers, ...context },
      ...params,
    });
  const only = (dimension: "routePattern" | "source", ...values: string[]) => ({
    filters: [{ dimension, operator: "in" as const, values }],
  });

  it("leaves rows out that too few users stand behind, and the total counts them", async () => {
    await store.hold(viewsOf("/a", 9), viewsOf("/b", 4), viewsOf("/c", 2), viewsOf("/d", 2, { from: 5 }));
    const { data, meta } = await ask("top-routes");
    expect(data.rows).toEqual([
      { routePattern: "/a", events: 9, sessions: 9, anonymousUsers: 9 },
      { routePattern: "/b", events: 4, sessions: 4, anonymousUsers: 4 },
    ]);
    expect(data).toMatchObject({ totalRows: 2, total: { events: 17, anonymousUsers: 9 } });
    expect(meta).toMatchObject({ suppressed: 2, truncated: false });
  });

  it("withholds the row with the fewest users of the others as well where the total would give one away", async () => {
    await store.hold(viewsOf("/a", 9), viewsOf("/b", 4), viewsOf("/c", 2), viewsOf("/d", 2));
    const { data, meta } = await ask("top-routes");
    expect(data.rows.map(({ routePattern }) => routePattern)).toEqual(["/a"]);
    expect(meta.suppressed).toBe(3);
  });

  it("withholds one more where each withheld row can only be of one event", async () => {
    const apart = ["/c", "/d", "/e"].flatMap((route, i) => viewsOf(route, 1, { from: 20 + i }));
    await store.hold(viewsOf("/a", 9), viewsOf("/b", 4), apart);
    expect((await ask("top-routes")).meta.suppressed).toBe(4);
    await store.hold(viewsOf("/a", 9), viewsOf("/b", 4), apart, viewsOf("/e", 1, { from: 22 }));
    expect((await ask("top-routes")).meta.suppressed).toBe(3);
  });

  it("tells what is withheld from what is not there, whichever way it is asked for", async () => {
    await store.hold(viewsOf("/a", 9), viewsOf("/b", 4), viewsOf("/c", 2));
    const none = { events: 0, sessions: 0, anonymousUsers: 0 };
    const withheld = { events: null, sessions: null, anonymousUsers: null };
    for (const [route, total, suppressed] of [
      ["/a", { events: 9 }, 0],
      ["/b", withheld, 1],
      ["/c", withheld, 1],
      ["/nowhere", none, 0],
    ] as const) {
      const { data, meta } = await ask("top-routes", only("routePattern", route));
      expect([data.total, meta.suppressed], route).toMatchObject([total, suppressed]);
    }
    const { data } = await ask("top-routes", only("routePattern", "/a", "/b", "/c"));
    expect(data).toMatchObject({ totalRows: 1, total: { events: 9 } });
    expect((await ask("top-routes", { limit: 1 })).meta).toMatchObject({ suppressed: 2, truncated: false });
  });

  it("withholds everything where too few users stand behind all of it", async () => {
    await store.hold(viewsOf("/a", 2), viewsOf("/b", 1));
    for (const metric of ["top-routes", "top-orgs", "totals", "active-users"] as const) {
      for (const params of [{}, only("source", "nowhere"), { trend: true }]) {
        const { data, meta } = await ask(metric, params);
        expect({ ...data, totalRows: 0, trendSuppressed: [], rows: [] }, metric).toSatisfy(isWithoutFigures);
        expect(meta.suppressed, metric).toBeGreaterThan(0);
      }
    }
    const { points } = (await ask("active-users")).data;
    expect(points.map(({ suppressed }) => suppressed)).toEqual([true, true, true]);
  });

  it("marks points that are withheld, apart from gaps", async () => {
    await store.hold(
      viewsOf("/a", 9),
      viewsOf("/a", 1, { at: "2026-03-09 10:00:00.000" }),
      viewsOf("/b", 3, { at: "2026-03-11 10:00:00.000", from: 5 }),
      viewsOf("/b", 3, { at: "2026-03-10 23:00:00.000", from: 5 }),
    );
    const course = await ask("active-users", { end: "2026-03-13" });
    const point = (day: string, figures: object) => ({
      start: `2026-03-${day}T00:00:00+00:00`,
      complete: true,
      anonymousUsers: null,
      ...figures,
    });
    expect(course.data).toEqual({
      total: { anonymousUsers: 9 },
      points: [
        point("09", { suppressed: true }),
        point("10", { anonymousUsers: 9 }),
        // So that the ninth cannot be told from the total.
        point("11", { suppressed: true }),
        point("12", {}),
      ],
    });
    expect(course.meta.suppressed).toBe(2);
    const { data } = await ask("top-routes", { trend: true, end: "2026-03-13" });
    expect(data.rows).toMatchObject([
      { routePattern: "/a", events: 10, trend: [null, null, 0, null], trendSuppressed: [0, 1] },
      { routePattern: "/b", events: 6, trend: [0, 3, 3, null] },
    ]);
    expect(data.total).toMatchObject({ events: 16, trend: [null, 3, 3, null], trendSuppressed: [0, 1] });
    expect((await ask("totals", { trend: true, end: "2026-03-13" })).data).toMatchObject({
      events: 16,
      trend: { events: [null, 12, null, null] },
      trendSuppressed: [0, 2],
    });
  });

  it("makes weeks of the days that are published, and says that they are not whole", async () => {
    const days = ["02", "03", "04", "09", "10"].flatMap((day) =>
      viewsOf("/a", 5, { at: `2026-03-${day} 10:00:00.000` }),
    );
    await store.hold(days, viewsOf("/a", 4, { at: "2026-03-11 10:00:00.000", from: 2 }), viewsOf("/a", 1));
    const few = viewsOf("/a", 2, { at: "2026-03-12 10:00:00.000", from: 8 });
    await store.hold(days, viewsOf("/a", 4, { at: "2026-03-11 10:00:00.000", from: 2 }), few);
    const params = { start: "2026-03-02", end: "2026-03-16", granularity: "week" } as const;
    const { data, meta } = await ask("active-users", params);
    expect(data.points).toMatchObject([
      { anonymousUsers: 5, complete: true },
      { anonymousUsers: 5, complete: false },
    ]);
    expect(meta.suppressed).toBe(1);
    const [row] = (await ask("top-routes", { ...params, trend: true })).data.rows;
    expect(row).toMatchObject({ events: 31, trend: [15, 10], trendSuppressed: [1] });
  });

  it("answers for whole local days, and no finer ones", async () => {
    await store.hold(viewsOf("/a", 4));
    const { meta } = await ask("active-users", {
      start: "2026-03-10T09:30:00Z",
      end: "2026-03-10T10:30:00Z",
      timeZone: "Asia/Kathmandu",
      compare: "previous",
      granularity: "hour",
    });
    expect(meta).toMatchObject({
      granularity: "day",
      timeRange: { start: "2026-03-10T00:00:00+05:45", end: "2026-03-11T00:00:00+05:45" },
      comparisonTimeRange: { start: "2026-03-09T00:00:00+05:45", end: "2026-03-10T00:00:00+05:45" },
    });
    const running = await ask("totals", { start: "2026-03-20", end: "2026-03-21", compare: "previous" });
    expect(running.meta.comparisonTimeRange).toEqual({
      start: "2026-03-19T00:00:00+00:00",
      end: "2026-03-20T00:00:00+00:00",
    });
    const kept = await ask("totals", { context: { rawRetentionDays: 10 } });
    expect(kept.meta.readableSince).toBe("2026-03-11T00:00:00+00:00");
  });

  it("makes an answer with a filter over route or source of the parts of days that are published", async () => {
    const mobile = { source: "mobile" };
    await store.hold(
      viewsOf("/a", 6),
      viewsOf("/a", 4, mobile),
      viewsOf("/b", 5),
      viewsOf("/b", 1, mobile),
      viewsOf("/c", 3),
    );
    const { data, meta } = await ask("top-routes", { ...only("source", "web"), trend: true });
    expect(data.rows).toMatchObject([
      { routePattern: "/a", events: 6, trend: [null, 6, null] },
      { routePattern: "/c", events: 3, trend: [null, 3, null] },
    ]);
    expect(data).toMatchObject({ totalRows: 2, total: { events: 9, trendSuppressed: [1] } });
    expect(meta.suppressed).toBe(1);
    const both = await ask("top-routes", only("source", "web", "mobile"));
    expect(both.data.total.events).toBe(13);
    const { data: users } = await ask("active-users", only("source", "mobile"));
    expect(users.points.map(({ anonymousUsers }) => anonymousUsers)).toEqual([null, 4, null]);
  });

  it("decides about the earlier range by itself", async () => {
    const before = { at: "2026-03-07 10:00:00.000" };
    await store.hold(
      ["/a", "/b", "/c"].flatMap((route) => viewsOf(route, 5)),
      viewsOf("/a", 6, before),
      viewsOf("/b", 2, before),
      viewsOf("/d", 3, before),
    );
    const compared = await ask("top-routes", { compare: "previous", trend: true });
    expect(compared.data.rows.map(({ events }) => events)).toEqual([5, 5, 5]);
    expect(compared.comparison).toMatchObject({
      rows: [
        { routePattern: "/a", events: 6, trend: [null, 6, null] },
        { routePattern: "/b", events: null, anonymousUsers: null, trend: [null, null, null] },
        { routePattern: "/c", events: 0, anonymousUsers: 0, trend: [null, 0, null] },
      ],
      totalRows: 1,
      total: { events: 11 },
    });
    expect(compared.meta.suppressed).toBe(0);
    const alone = await ask("top-routes", { start: "2026-03-06", end: "2026-03-09" });
    expect(alone.data).toMatchObject({ rows: [{ routePattern: "/a", events: 6 }], total: { events: 11 } });
    expect(alone.meta.suppressed).toBe(2);
  });

  it("takes no mean of what fewer users have", async () => {
    const changesOf = (key: string, users: number, payload: object, from = 0) =>
      byUsers(users, "filter_changed", { from, payload: { view: "v", filterKey: key, ...payload } });
    await store.hold(
      changesOf("a", 4, { valueCount: 6 }),
      changesOf("b", 4, {}),
      changesOf("b", 2, { valueCount: 9 }),
    );
    const { data } = await ask("filter-changes");
    expect(data.rows).toMatchObject([
      { filterKey: "b", changes: 6, avgValueCount: null },
      { filterKey: "a", changes: 4, avgValueCount: 6 },
    ]);
    expect(data.total).toEqual({ changes: 10, avgValueCount: 7 });
  });

  it("withholds bins of a histogram, and figures of too few sessions", async () => {
    const sessionsOf = (users: number, durationMs: number | undefined, row: Row & { from?: number } = {}) =>
      byUsers(users, "session_ended", { payload: { durationMs }, ...row });
    await store.hold(sessionsOf(5, 1_000), sessionsOf(1, 2_000), sessionsOf(2, 4_000, { source: "b" }));
    const { data, meta } = await ask("session-duration");
    expect(data).toMatchObject({ sessions: 8, p50DurationMs: 1_000, avgDurationMs: 1_875 });
    expect(data.histogram.map(({ sessions }) => sessions)).toEqual([null, 0, null, 0, null]);
    expect(meta.suppressed).toBe(3);
    await store.hold(sessionsOf(5, 1_000), sessionsOf(3, 1_000, { source: "b", from: 3 }));
    expect((await ask("session-duration", only("source", "b"))).data).toMatchObject({
      sessions: 3,
      avgDurationMs: 1_000,
    });
    await store.hold(sessionsOf(2, 1_000));
    const few = await ask("session-duration");
    expect(few.data).toMatchObject({
      sessions: null,
      p50DurationMs: null,
      avgDurationMs: null,
      histogram: [],
    });
    expect(few.meta.suppressed).toBe(1);
    await store.hold(sessionsOf(4, undefined), sessionsOf(1, 1_000));
    expect((await ask("session-duration")).data).toMatchObject({ sessions: 5, p95DurationMs: null });
  });

  it("are the same through both executors", async () => {
    await store.hold(viewsOf("/a", 6), viewsOf("/a", 3, { source: "mobile" }), viewsOf("/b", 2));
    for (const metric of ["totals", "active-users", "top-routes"] as const) {
      for (const params of [{}, only("source", "web")]) {
        const [embedded, http] = await Promise.all(
          executors.map((executor) => ask(metric, { ...params, trend: true }, executor)),
        );
        expect([http?.data, http?.meta.suppressed], metric).toEqual([
          embedded?.data,
          embedded?.meta.suppressed,
        ]);
      }
    }
  });

  it("answers nothing with 0 and what is not kept with null, as ever", async () => {
    await store.hold([]);
    for (const metric of metricIds) {
      for (const params of [{}, { trend: true, ...only("source", "web") }]) {
        const day = { ...params, granularity: "day" } as const;
        for (const rawRetentionDays of [36_500, 1]) {
          const answer = await ask(metric, { ...day, context: { rawRetentionDays } });
          const all = await ask(metric, { ...day, context: { rawRetentionDays, minimumUsers: undefined } });
          expect([answer.data, answer.meta.suppressed], metric).toEqual([all.data, 0]);
        }
      }
    }
  });
});
