import {
  defaultLimits,
  type MetricId,
  type MetricParams,
  metricIds,
  type Scope,
  TelemetryError,
} from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { type Ask, event, openMetricStore, platform } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const ask = (params: MetricParams, rest: Pick<Ask, "context" | "scope" | "through"> = {}) =>
  store.ask("embedded", "top-routes", { ...params, ...rest });

const view = (at: string, ingested_at = "2026-03-20T00:00:00Z", org_id_hash?: string) =>
  event("page_viewed", at, { ingested_at, ...(org_id_hash === undefined ? {} : { org_id_hash }) });

describe("answerMetric", () => {
  it("describes the question it answers", async () => {
    await store.hold([
      view("2026-03-10T00:00:00Z", "2026-03-19T12:34:56.789Z"),
      event("guide_opened", "2026-01-01T00:00:00Z", { ingested_at: "2026-03-20T11:00:00Z" }),
      view("2026-03-10T00:00:00Z", "2026-03-20T11:59:00Z", ""),
    ]);
    const { meta } = await ask({ timeZone: "Asia/Kathmandu", compare: "previous", trend: true });
    expect(meta).toMatchObject({
      definitionId: "top-routes@1",
      scopeKind: "org",
      timeRange: { start: "2026-02-19T00:00:00+05:45", end: "2026-03-21T00:00:00+05:45" },
      comparisonTimeRange: { start: "2026-01-20T00:00:00+05:45", end: "2026-02-18T17:45:00+05:45" },
      timeZone: "Asia/Kathmandu",
      granularity: "day",
      dataThrough: "2026-03-20T16:45:00+05:45",
      queriedAt: "2026-03-20T17:45:00+05:45",
    });
    expect(meta.trendStarts).toHaveLength(30);
    expect(meta.trendStarts?.[0]).toBe(meta.timeRange.start);
    const all = await ask({}, { scope: platform });
    expect(all.meta).toMatchObject({ scopeKind: "platform", dataThrough: "2026-03-20T11:59:00+00:00" });
  });

  it("chooses the granularity by the number of local days", async () => {
    await store.hold();
    const granularity = async (start: string, end: string, timeZone = "UTC") =>
      (await ask({ start, end, timeZone })).meta.granularity;
    expect(await granularity("2026-03-07", "2026-03-10", "America/New_York")).toBe("hour");
    expect(await granularity("2026-03-07", "2026-03-10T00:00:01Z")).toBe("day");
    expect(await granularity("2025-01-01", "2025-04-03")).toBe("day");
    expect(await granularity("2025-01-01", "2025-04-04")).toBe("week");
    expect(await granularity("2025-01-01", "2026-02-05")).toBe("week");
    expect(await granularity("2025-01-01", "2026-02-06")).toBe("month");
  });

  it("refuses zones that are none, bare offsets, and other spellings", async () => {
    for (const timeZone of ["Mars/Olympus", "+05:45", "GMT+5", "utc", "", "UTC'", "../etc/passwd"]) {
      await expect(ask({ timeZone })).rejects.toMatchObject({
        code: "invalid_time_zone",
        details: { field: "timeZone" },
        message: expect.not.stringContaining(timeZone || "''"),
      });
    }
    for (const timeZone of ["UTC", "US/Eastern", "Etc/GMT+5", "Asia/Kathmandu"]) {
      expect((await ask({ timeZone })).meta.timeZone).toBe(timeZone);
    }
  });

  it("answers in a zone that this runtime names so and the engine's list does not have yet", async () => {
    // Of 2025. Other spellings of it are as unknown as those of any zone.
    expect((await ask({ timeZone: "America/Coyhaique" })).meta.timeZone).toBe("America/Coyhaique");
    await expect(ask({ timeZone: "america/coyhaique" })).rejects.toMatchObject({ code: "invalid_time_zone" });
  });

  it("asks the engine once for each zone that it lists, and keeps none that a caller makes up", async () => {
    const knownTimeZones = new Set<string>();
    const asksForZone = async (timeZone: string) => {
      const { meta } = await ask({ timeZone, evidence: true }, { context: { knownTimeZones } });
      return meta.evidence?.statements.some(({ sql }) => sql.includes("system.time_zones"));
    };
    const asked: unknown[] = [];
    for (const zone of ["UTC", "Asia/Kathmandu", "Asia/Kathmandu", "Europe/Berlin", "Asia/Kathmandu"])
      asked.push(await asksForZone(zone));
    expect(asked).toEqual([false, true, false, true, false]);
    for (const zone of ["Mars/Olympus", "utc"])
      await expect(asksForZone(zone)).rejects.toMatchObject({ code: "invalid_time_zone" });
    expect([...knownTimeZones]).toEqual(["Asia/Kathmandu", "Europe/Berlin"]);
  });

  it("takes the host's highest limit where a question names none and the documented one is above it", async () => {
    await store.hold(
      ["/a", "/b", "/c"].map((route_pattern) =>
        event("page_viewed", "2026-03-10T00:00:00Z", { route_pattern }),
      ),
    );
    const { data, meta } = await ask({}, { context: { limits: { ...defaultLimits, rows: 2 } } });
    expect(data.rows).toHaveLength(2);
    expect(meta.truncated).toBe(true);
  });

  it("names the limit that a question passes", async () => {
    const filter = { dimension: "source", operator: "in", values: ["a"] } as const;
    const values = Array.from({ length: 101 }, String);
    const questions: [MetricParams, number][] = [
      [{ start: "2020-01-01", end: "2026-01-01" }, 800],
      [{ start: "2025-01-01", end: "2026-01-01", granularity: "hour" }, 2_000],
      [{ limit: 1_001 }, 1_000],
      [{ filters: Array.from({ length: 11 }, () => filter) }, 10],
      [{ filters: [{ ...filter, values }] }, 100],
    ];
    for (const [params, limit] of questions) {
      await expect(ask(params)).rejects.toMatchObject({ code: "limit_exceeded", details: { limit } });
    }
    const limits = { ...defaultLimits, rows: 5 };
    await expect(ask({ limit: 6 }, { context: { limits } })).rejects.toMatchObject({ details: { limit: 5 } });
  });

  it("refuses to filter by a dimension that the metric lacks", async () => {
    const filters = [{ dimension: "feature", operator: "in", values: ["x"] }] as const;
    await expect(ask({ filters })).rejects.toMatchObject({
      code: "invalid_filter",
      details: { field: "filters[0].dimension", allowed: ["routePattern", "source"] },
    });
  });

  it("reads nothing for a scope that is none", async () => {
    let reads = 0;
    const through: Ask["through"] = () => ({
      async read() {
        reads += 1;
        throw new Error("This must not be read.");
      },
    });
    for (const scope of [undefined, {}, { kind: "org", orgIdHash: "" }, { kind: "all" }]) {
      // As a host without types could hand it over.
      const context = { scope: scope as unknown as Scope };
      await expect(ask({}, { context, through })).rejects.toMatchObject({ code: "scope_invalid" });
    }
    expect(reads).toBe(0);
  });

  it("answers from what is kept, and says so when that is nothing", async () => {
    await store.hold([view("2026-03-01T00:00:00Z")]);
    const { data, meta } = await ask(
      { start: "2026-02-01", end: "2026-03-02", trend: true, granularity: "week" },
      { context: { rawRetentionDays: 10 } },
    );
    expect(data).toMatchObject({ rows: [], total: { events: null, sessions: null, anonymousUsers: null } });
    expect(data.total.trend).toEqual([null, null, null, null, null]);
    expect(meta).toMatchObject({
      sources: [],
      readableSince: "2026-03-10T12:00:00+00:00",
      dataThrough: null,
    });
  });

  it.each(metricIds)("has no figure of %s, and not 0, of a range that has expired", async (metric) => {
    await store.hold([view("2026-03-01T00:00:00Z"), view("2026-03-15T00:00:00Z")]);
    const expired = (params: MetricParams) =>
      store.ask("embedded", metric as MetricId, {
        ...params,
        scope: platform,
        context: { rawRetentionDays: 10 },
        trend: true,
        granularity: "day",
      });
    const figures = (data: unknown): unknown[] =>
      typeof data === "object" && data !== null ? Object.values(data).flatMap(figures) : [data];
    const { data } = await expired({ start: "2026-03-01", end: "2026-03-03" });
    expect(figures(data).filter((figure) => typeof figure === "number" && figure > 0)).toEqual([]);
    expect(figures({ ...data, totalRows: null }).filter((figure) => figure === 0)).toEqual([]);
    expect(figures(data)).not.toContain(true);
    // The range itself is kept, what it is compared with is not.
    const { comparison } = await expired({ start: "2026-03-14", end: "2026-03-20", compare: "year" });
    expect(
      figures({ ...comparison, totalRows: null }).filter((figure) => typeof figure === "number"),
    ).toEqual([]);
  });

  it("compares with what is left of an earlier range that has expired in part", async () => {
    await store.hold([
      view("2026-03-10T11:59:59.999Z"),
      view("2026-03-10T12:00:00Z"),
      view("2026-03-16T00:00:00Z"),
    ]);
    const { data, comparison, meta } = await ask(
      { start: "2026-03-15", end: "2026-03-20", compare: "previous" },
      { context: { rawRetentionDays: 10 } },
    );
    expect([data.total.events, comparison?.total.events]).toEqual([1, 1]);
    expect(meta.comparisonTimeRange?.start).toBe("2026-03-10T00:00:00+00:00");
    expect(meta.readableSince).toBe("2026-03-10T12:00:00+00:00");
  });

  it("compares with nothing when the range has not begun", async () => {
    await store.hold([view("2026-03-12T00:00:00Z")]);
    const { comparison, meta } = await ask({
      start: "2026-04-01",
      end: "2026-05-01",
      compare: "previous",
      trend: true,
    });
    expect(meta.comparisonTimeRange).toEqual({
      start: "2026-03-02T00:00:00+00:00",
      end: "2026-03-02T00:00:00+00:00",
    });
    expect(comparison).toMatchObject({ rows: [], totalRows: 0, total: { events: 0, trend: [] } });
  });

  it("passes a failure of the engine on and starts nothing further", async () => {
    let reads = 0;
    const through: Ask["through"] = () => ({
      async read() {
        reads += 1;
        throw new TelemetryError("query_timeout", "too slow");
      },
    });
    await expect(ask({ timeZone: "Asia/Kathmandu" }, { through })).rejects.toMatchObject({
      code: "query_timeout",
    });
    expect(reads).toBe(1);
  });
});
