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
const by = (user: string, at: string, row: Partial<EventRow> = {}) =>
  event("page_viewed", at, { anonymous_user_id: user, ...row });

/** An event in each half hour of some days, each by another user, and how many fall on each local date. */
function everyHalfHour(start: string, days: number, timeZone: string) {
  const events = Array.from({ length: days * 48 }, (_, i) =>
    by(`u${i}`, new Date(Date.parse(start) + i * 1_800_000).toISOString()),
  );
  const format = new Intl.DateTimeFormat("en-CA", { timeZone });
  const usersByDate = new Map<string, number>();
  for (const { occurred_at } of events) {
    const date = format.format(Date.parse(occurred_at));
    usersByDate.set(date, (usersByDate.get(date) ?? 0) + 1);
  }
  return { events, usersByDate };
}

describe.each(executors)("active-users through %s", (executor) => {
  it.each([
    ["UTC", "2026-03-06", "2026-03-10"],
    ["Asia/Kathmandu", "2026-03-06", "2026-03-10"],
    ["America/New_York", "2026-03-06", "2026-03-10"],
    ["America/New_York", "2025-10-31", "2025-11-04"],
    ["Australia/Lord_Howe", "2025-04-04", "2025-04-08"],
    ["Australia/Lord_Howe", "2025-10-03", "2025-10-07"],
    ["Africa/Cairo", "2025-04-23", "2025-04-27"],
    ["Africa/Cairo", "2025-10-29", "2025-11-02"],
    ["Pacific/Apia", "2011-12-28", "2012-01-02"],
    ["America/St_Johns", "2010-11-05", "2010-11-09"],
  ])("counts the users of each local date in %s from %s", async (timeZone, start, end) => {
    const { events, usersByDate } = everyHalfHour(`${start}T00:00:00Z`, 6, timeZone);
    await store.hold(events);
    const { data } = await store.ask(executor, "active-users", { start, end, timeZone, granularity: "day" });
    const dates = [...usersByDate].filter(([date]) => date >= start && date < end);
    expect(data.points.map((point) => [point.start.slice(0, 10), point.anonymousUsers])).toEqual(dates);
    expect(data.total.anonymousUsers).toBe(dates.reduce((sum, [, users]) => sum + users, 0));
  });

  it("tells two hours apart that the clock shows alike", async () => {
    await store.hold([
      by("u1", "2025-11-02T05:30:00Z"),
      by("u2", "2025-11-02T06:30:00Z"),
      by("u1", "2025-11-02T06:45:00Z"),
    ]);
    const { data } = await store.ask(executor, "active-users", {
      start: "2025-11-02T05:00:00Z",
      end: "2025-11-02T08:00:00Z",
      timeZone: "America/New_York",
    });
    expect(data).toEqual({
      total: { anonymousUsers: 2 },
      points: [
        { start: "2025-11-02T01:00:00-04:00", anonymousUsers: 1, complete: true },
        { start: "2025-11-02T01:00:00-05:00", anonymousUsers: 2, complete: true },
        { start: "2025-11-02T02:00:00-05:00", anonymousUsers: null, complete: true },
      ],
    });
  });

  it("counts a user once over the range, and once although two organisations know the id", async () => {
    await store.hold([
      by("u1", "2026-03-01T10:00:00Z"),
      by("u1", "2026-03-02T10:00:00Z"),
      by("u1", "2026-03-02T11:00:00Z", { org_id_hash: orgB }),
      by("u2", "2026-03-02T11:00:00Z", { org_id_hash: "" }),
    ]);
    const range = { start: "2026-03-01", end: "2026-03-03", granularity: "day" } as const;
    const users = async (scope?: typeof platform) => {
      const { data } = await store.ask(executor, "active-users", { ...range, ...(scope ? { scope } : {}) });
      return [data.total.anonymousUsers, ...data.points.map((point) => point.anonymousUsers)];
    };
    expect(await users()).toEqual([1, 1, 1]);
    expect(await users(platform)).toEqual([2, 1, 2]);
  });

  it("shows a gap where nothing happened, and 0 where only other things did", async () => {
    await store.hold([
      by("u1", "2026-03-01T10:00:00Z"),
      by("u2", "2026-03-02T10:00:00Z", { route_pattern: null }),
      event("session_started", "2026-03-04T10:00:00Z", { route_pattern: "/other" }),
    ]);
    const { data } = await store.ask(executor, "active-users", {
      start: "2026-03-01",
      end: "2026-03-05",
      granularity: "day",
      filters: [{ dimension: "routePattern", operator: "in", values: ["/a"] }],
    });
    expect(data.points.map((point) => point.anonymousUsers)).toEqual([1, 0, null, 0]);
    expect(data.total).toEqual({ anonymousUsers: 1 });
  });

  it("marks granules that the range cuts or that are not over, and begins them where they begin", async () => {
    await store.hold([
      by("early", "2026-03-16T03:00:00Z"),
      by("u1", "2026-03-16T12:00:00Z"),
      by("u2", "2026-03-20T11:00:00Z"),
    ]);
    const { data } = await store.ask(executor, "active-users", {
      start: "2026-03-16T06:00:00Z",
      end: "2026-03-21",
      granularity: "day",
    });
    expect(
      data.points.map(({ start, anonymousUsers, complete }) => [
        start.slice(0, 13),
        anonymousUsers,
        complete,
      ]),
    ).toEqual([
      ["2026-03-16T00", 1, false],
      ["2026-03-17T00", null, true],
      ["2026-03-18T00", null, true],
      ["2026-03-19T00", null, true],
      ["2026-03-20T00", 1, false],
    ]);
  });

  it("has points of its own for the earlier range", async () => {
    await store.hold([
      by("u1", "2026-03-02T10:00:00Z"),
      by("u1", "2026-02-23T10:00:00Z"),
      by("u2", "2026-02-23T11:00:00Z"),
    ]);
    const { comparison, meta } = await store.ask(executor, "active-users", {
      start: "2026-03-02",
      end: "2026-03-04",
      granularity: "day",
      compare: "previous-aligned",
    });
    expect(comparison).toEqual({
      total: { anonymousUsers: 2 },
      points: [
        { start: "2026-02-23T00:00:00+00:00", anonymousUsers: 2, complete: true },
        { start: "2026-02-24T00:00:00+00:00", anonymousUsers: null, complete: true },
      ],
    });
    expect(meta.comparisonTimeRange?.start).toBe("2026-02-23T00:00:00+00:00");
  });

  it("reads nothing that is older than what is kept", async () => {
    await store.hold([
      by("gone", "2026-03-09T23:59:59.999Z"),
      by("cut", "2026-03-10T11:59:59.999Z"),
      by("kept", "2026-03-10T12:00:00Z"),
    ]);
    const { data, meta } = await store.ask(executor, "active-users", {
      start: "2026-03-09",
      end: "2026-03-12",
      granularity: "day",
      context: { rawRetentionDays: 10 },
    });
    expect(data.points.map((point) => [point.anonymousUsers, point.complete])).toEqual([
      [null, false],
      [1, false],
      [null, true],
    ]);
    expect(data.total).toEqual({ anonymousUsers: 1 });
    expect(meta.readableSince).toBe("2026-03-10T12:00:00+00:00");
    expect(meta.sources).toEqual([
      { kind: "raw", timeRange: { start: "2026-03-10T12:00:00+00:00", end: "2026-03-12T00:00:00+00:00" } },
    ]);
  });
});
