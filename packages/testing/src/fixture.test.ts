import { type MetricId, metricAnswerSchema, metricIds, metrics } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import { type FixtureVariant, fixtureNow, fixtureVariants } from "./fixture-options.ts";

const ranked = [
  "top-routes",
  "feature-views",
  "filter-changes",
  "chart-interactions",
  "client-errors",
  "top-orgs",
] as const;

/** The rows of a ranked metric with what every one of them has. */
function rowsOf(metric: (typeof ranked)[number], options: Parameters<typeof fixture>[1] = {}) {
  const { data, comparison, meta } = fixture(metric, options);
  return { data, comparison, meta, rows: data.rows as Record<string, string | number | null | number[]>[] };
}

describe("fixture", () => {
  it.each(metricIds.flatMap((metric) => fixtureVariants.map((variant) => [metric, variant] as const)))(
    "%s, %s: is a valid answer for the platform and for one organisation, without and with comparison",
    (metric, variant) => {
      for (const scopeKind of ["platform", "org"] as const) {
        for (const compare of ["none", "previous"] as const) {
          const params = { compare, trend: compare !== "none", evidence: true };
          const answer = fixture(metric, { variant, scopeKind, params });
          expect(metricAnswerSchema(metric).safeParse(answer).error?.issues).toBeUndefined();
          expect(answer.meta.definitionId).toBe(metrics[metric].definitionId);
          expect("comparison" in answer).toBe(compare !== "none");
          expect(answer.meta.trendStarts === null).toBe(compare === "none");
        }
      }
    },
  );

  it("is the same whenever it is asked the same, and other numbers with another seed", () => {
    expect(fixture("top-routes")).toEqual(fixture("top-routes"));
    expect(fixture("top-routes", { seed: 2 }).data).not.toEqual(fixture("top-routes").data);
  });

  it("shows thirty complete days with comparison and trend unless told otherwise", () => {
    const { data, comparison, meta } = fixture("active-users");
    expect(data.points).toHaveLength(30);
    expect(data.points.every((point) => point.complete && (point.anonymousUsers ?? 0) > 0)).toBe(true);
    expect(comparison?.points).toHaveLength(30);
    expect(meta.comparisonTimeRange).toEqual({
      start: "2026-04-08T00:00:00+02:00",
      end: "2026-05-08T00:00:00+02:00",
    });
    expect(meta.trendStarts).toEqual(data.points.map((point) => point.start));
    expect(Date.parse(meta.queriedAt)).toBe(Date.parse(fixtureNow));
  });

  it("counts the same whatever the granularity", () => {
    const total = (granularity: "hour" | "day" | "week") =>
      rowsOf("top-routes", { params: { granularity } }).rows.map(({ routePattern, events }) => [
        routePattern,
        events,
      ]);
    expect(total("hour")).toEqual(total("day"));
    expect(total("week")).toEqual(total("day"));
  });

  it.each(ranked)("%s: trends add up to the rows, and rows to the total", (metric) => {
    const { data, rows } = rowsOf(metric, { params: { limit: 1000 } });
    const first = metrics[metric].measures[0].id;
    const sum = (values: unknown) => (values as number[]).reduce((total, value) => total + (value ?? 0), 0);
    for (const row of rows) expect(sum(row.trend)).toBe(row[first]);
    expect(rows).toHaveLength(data.totalRows);
    expect((data.total as Record<string, unknown>)[first]).toBe(sum(rows.map((row) => row[first])));
    expect(sum(data.total.trend)).toBe((data.total as Record<string, unknown>)[first]);
  });

  it.each(ranked)("%s: ranks by the first measure and compares the same rows in the same order", (metric) => {
    const { rows, comparison } = rowsOf(metric);
    const { dimensions, measures } = metrics[metric];
    const firsts = rows.map((row) => Number(row[measures[0].id]));
    expect(firsts).toEqual([...firsts].sort((a, b) => b - a));
    const keys = (list: object[]) =>
      list.map((row) => dimensions.map((id) => (row as Record<string, unknown>)[id]));
    expect(keys(comparison?.rows ?? [])).toEqual(keys(rows));
  });

  it("has no row with more users than there are", () => {
    for (const params of [{}, { start: "2026-06-11", end: "2026-06-12" }]) {
      const { anonymousUsers } = fixture("totals", { params }).data;
      expect(fixture("active-users", { params }).data.total.anonymousUsers).toBe(anonymousUsers);
      for (const row of fixture("top-routes", { params }).data.rows) {
        expect(row.anonymousUsers).toBeLessThanOrEqual(anonymousUsers ?? 0);
      }
    }
  });

  it("counts organisations for the operator only", () => {
    expect(fixture("totals").data.activeOrgs).toBe(fixture("top-orgs").data.totalRows);
    expect(fixture("totals", { scopeKind: "org" }).data.activeOrgs).toBeNull();
    expect(fixture("top-orgs", { scopeKind: "org" }).meta.scopeKind).toBe("platform");
  });

  it("keeps to limit and says that it left rows out", () => {
    const { data, meta } = fixture("top-routes", { params: { limit: 5 } });
    expect(data.rows).toHaveLength(5);
    expect(data.totalRows).toBe(311);
    expect(meta.truncated).toBe(true);
    expect(fixture("top-routes", { params: { limit: 1000 } }).meta.truncated).toBe(false);
  });

  it("filters rows by their own dimensions and thins them out by others", () => {
    const only = (operator: "in" | "not-in", values: (string | null)[]) =>
      fixture("top-routes", {
        params: { limit: 1000, filters: [{ dimension: "routePattern", operator, values }] },
      }).data;
    expect(only("in", ["/overview", null]).rows.map((row) => row.routePattern)).toEqual(["/overview", null]);
    expect(only("not-in", ["/overview"]).rows.map((row) => row.routePattern)).toContain(null);
    const web = fixture("totals", {
      params: { filters: [{ dimension: "source", operator: "in", values: ["web"] }] },
    });
    expect(web.data.events).toBeGreaterThan(0);
    expect(web.data.events).toBeLessThan(fixture("totals").data.events ?? 0);
  });

  it("takes a parameter that is undefined for one that is left out", () => {
    expect(fixture("totals", { params: { timeZone: undefined, compare: undefined } })).toEqual(
      fixture("totals"),
    );
  });

  it("refuses what cannot be resolved", () => {
    expect(() => fixture("totals", { params: { timeZone: "Mars/Olympus" } })).toThrow(RangeError);
    expect(() => fixture("totals", { params: { start: "2026-06-12", end: "2026-06-12" } })).toThrow(
      RangeError,
    );
  });
});

describe("fixtureVariants", () => {
  const points = (variant: FixtureVariant) => fixture("active-users", { variant }).data.points;

  it("empty: nothing at all, which is no zero in a series", () => {
    expect(points("empty").every((point) => point.anonymousUsers === null)).toBe(true);
    expect(fixture("top-routes", { variant: "empty" }).data).toMatchObject({
      rows: [],
      totalRows: 0,
      total: { events: 0 },
    });
    expect(fixture("session-duration", { variant: "empty" }).data).toMatchObject({
      sessions: 0,
      p50DurationMs: null,
      histogram: [],
    });
    expect(fixture("totals", { variant: "empty" }).meta.dataThrough).toBeNull();
  });

  it("one-point: one granule, one row, one session", () => {
    expect(points("one-point")).toHaveLength(1);
    expect(fixture("client-errors", { variant: "one-point" }).data.rows).toHaveLength(1);
    expect(fixture("session-duration", { variant: "one-point" }).data.histogram).toHaveLength(1);
  });

  it("many-points: nearly as many points and exactly as many rows as an answer may have", () => {
    expect(points("many-points")).toHaveLength(1_992);
    for (const metric of ranked) {
      const { data, meta } = fixture(metric, { variant: "many-points" });
      expect([data.rows.length, data.totalRows, meta.truncated]).toEqual([1_000, 1_200, true]);
    }
  });

  it("gap: one granule and two in a row are null between others that are not", () => {
    const gaps = points("gap").flatMap((point, i) => (point.anonymousUsers === null ? [i] : []));
    expect(gaps).toEqual([6, 18, 19]);
    expect(fixture("top-routes", { variant: "gap" }).data.rows[0]?.trend?.[6]).toBeNull();
  });

  it("incomplete: the last granule is not over, and smaller for it", () => {
    const { data, meta } = fixture("active-users", { variant: "incomplete" });
    expect(data.points.map((point) => point.complete).lastIndexOf(false)).toBe(29);
    expect(data.points.filter((point) => !point.complete)).toHaveLength(1);
    expect(data.points.at(-1)?.anonymousUsers).toBeLessThan(points("ready").at(-1)?.anonymousUsers ?? 0);
    expect(meta.queriedAt).toBe("2026-06-11T14:05:00+02:00");
  });

  it("suppressed: withheld is neither zero nor nothing", () => {
    expect(
      points("suppressed").every((point) => point.suppressed === true && point.anonymousUsers === null),
    ).toBe(true);
    for (const metric of metricIds) {
      expect(fixture(metric, { variant: "suppressed" }).meta.suppressed).toBeGreaterThan(0);
      expect(fixture(metric, { variant: "partly-suppressed" }).meta.suppressed).toBeGreaterThan(0);
      expect(fixture(metric).meta.suppressed).toBe(0);
    }
    expect(fixture("top-routes", { variant: "suppressed" }).data.total.events).toBeNull();
    const some = points("partly-suppressed");
    expect(some.filter((point) => point.suppressed).length).toBe(
      fixture("active-users", { variant: "partly-suppressed" }).meta.suppressed,
    );
    expect(some.some((point) => point.anonymousUsers !== null)).toBe(true);
  });

  it("ties: equal counts stand in the order of their dimensions, null last", () => {
    const { rows } = fixture("top-routes", { variant: "ties" }).data;
    expect(new Set(rows.map((row) => row.events)).size).toBe(1);
    const routes = rows.map((row) => row.routePattern);
    expect(routes).toEqual([...routes.filter((route) => route !== null).sort(), null]);
  });

  it("hostile: names that markup, text or code could trip over, each row still itself", () => {
    const text = JSON.stringify(ranked.map((metric) => fixture(metric, { variant: "hostile" }).data));
    for (const name of ["<script>", "__proto__", "\u202E", "\\u0000"]) expect(text).toContain(name);
    const { rows } = fixture("top-routes", { variant: "hostile", params: { limit: 1000 } }).data;
    expect(new Set(rows.map((row) => row.routePattern)).size).toBe(311);
  });

  it.each(ranked)("%s: no two rows have the same names, whatever the names are", (metric) => {
    for (const variant of ["ready", "long", "hostile", "ties"] as const) {
      const { rows } = rowsOf(metric, { variant, params: { limit: 200 } });
      const names = rows.map((row) =>
        JSON.stringify(
          Object.values(row).filter((value) => typeof value !== "number" && !Array.isArray(value)),
        ),
      );
      expect(new Set(names).size).toBe(rows.length);
    }
  });

  it("long: names and numbers as long as they may be", () => {
    const longest = (values: (string | null)[]) => Math.max(...values.map((value) => value?.length ?? 0));
    const routes = fixture("top-routes", { variant: "long" }).data.rows.map((row) => row.routePattern);
    expect(longest(routes)).toBeGreaterThan(150);
    expect(longest(routes)).toBeLessThanOrEqual(200);
    expect(longest(fixture("feature-views", { variant: "long" }).data.rows.map((row) => row.feature))).toBe(
      64,
    );
    expect(fixture("totals", { variant: "long" }).data.events).toBeGreaterThan(1e9);
  });

  it("clock-change: three days by the hour, one of them an hour longer", () => {
    const starts = points("clock-change").map((point) => point.start);
    expect(starts).toHaveLength(73);
    expect(starts.filter((start) => start.startsWith("2025-10-26T02:00"))).toHaveLength(2);
  });

  it("one metric is one file: every metric of the contract has a fixture", () => {
    const asked: MetricId[] = metricIds.filter((metric) => fixture(metric).metric === metric);
    expect(asked).toEqual(metricIds);
  });
});
