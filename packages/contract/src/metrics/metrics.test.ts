import { describe, expect, it } from "vitest";
import { metricParamsSchema } from "../params-schema.ts";
import { metricIds, metrics, metricTexts } from "./index.ts";
import { histogramEdgesMs } from "./session-duration.ts";

describe("metrics", () => {
  it("are nine, each under its own id", () => {
    expect(metricIds).toHaveLength(9);
    for (const id of metricIds) expect(metrics[id].id).toBe(id);
  });

  it("have a title for each measure and no other", () => {
    for (const id of metricIds) {
      expect(Object.keys(metricTexts[id].measures)).toEqual(
        metrics[id].measures.map((measure) => measure.id),
      );
    }
  });

  it("can all be filtered by route and source, and by their own dimensions only", () => {
    expect(metrics["active-users"].filterDimensions).toEqual(["routePattern", "source"]);
    expect(metrics["feature-views"].filterDimensions).toEqual([
      "routePattern",
      "source",
      "feature",
      "surface",
    ]);
    expect(metrics["client-errors"].filterDimensions).toEqual([
      "routePattern",
      "source",
      "boundary",
      "errorClass",
    ]);
    expect(metrics["top-orgs"].filterDimensions).toEqual(["routePattern", "source"]);
  });

  it("ask for an organisation ranking in platform scope only", () => {
    const platformOnly = metricIds.filter((id) => !metrics[id].scopes.includes("org"));
    expect(platformOnly).toEqual(["top-orgs"]);
    expect(metrics["top-orgs"].defaultLimit).toBe(50);
    expect(metrics["top-routes"].defaultLimit).toBe(25);
  });

  it("tolerate fields that a newer server adds, and refuse figures of a wrong type", () => {
    const schema = metrics["top-routes"].dataSchema;
    const data = { rows: [], totalRows: 0, total: { events: 0, sessions: 0, anonymousUsers: 0 } };
    expect(schema.safeParse({ ...data, newer: 1 }).success).toBe(true);
    expect(schema.safeParse({ ...data, totalRows: "0" }).success).toBe(false);
    expect(schema.safeParse({ ...data, total: { ...data.total, events: Number.NaN } }).success).toBe(false);
    expect(schema.safeParse({ ...data, total: { ...data.total, events: null } }).success).toBe(true);
  });

  it("refuse negative figures, and points that are out of order or come twice", () => {
    const { dataSchema } = metrics["active-users"];
    const data = (...starts: string[]) => ({
      total: { anonymousUsers: 1 },
      points: starts.map((start) => ({ start, anonymousUsers: 1, complete: true })),
    });
    expect(dataSchema.safeParse(data("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00")).success).toBe(
      true,
    );
    expect(dataSchema.safeParse(data("2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z")).success).toBe(false);
    expect(dataSchema.safeParse(data("2026-11-01T00:00:00Z", "2026-11-01T01:00:00+01:00")).success).toBe(
      false,
    );
    expect(dataSchema.safeParse(data("soon", "2026-11-01T00:00:00Z")).success).toBe(false);
    expect(dataSchema.safeParse(data("soon")).success).toBe(false);
    expect(dataSchema.safeParse({ total: { anonymousUsers: -1 }, points: [] }).success).toBe(false);
  });

  it("holds figures that are exact numbers of things", () => {
    const { dataSchema } = metrics.totals;
    const totals = { anonymousUsers: 0, sessions: null, events: 1, activeOrgs: null };
    expect(dataSchema.safeParse(totals).success).toBe(true);
    for (const events of [-1, Number.NaN, 2 ** 53, "3", undefined]) {
      expect(dataSchema.safeParse({ ...totals, events }).success).toBe(false);
    }
  });

  it("lists bins that ascend and have a width", () => {
    const { dataSchema } = metrics["session-duration"];
    const measures = metrics["session-duration"].measures.map(({ id }) => [id, 1]);
    const parse = (...edges: [number, number][]) =>
      dataSchema.safeParse({
        ...Object.fromEntries(measures),
        histogram: edges.map(([fromMs, toMs]) => ({ fromMs, toMs, sessions: 1 })),
      }).success;
    expect(parse([0, 1], [1000, 1400], [1400, 2000])).toBe(true);
    for (const edges of [
      [[1000, 1000]],
      [
        [1400, 2000],
        [1000, 1400],
      ],
      [
        [1000, 1400],
        [1000, 1400],
      ],
      [[-2, 1]],
    ]) {
      expect(parse(...(edges as [number, number][]))).toBe(false);
    }
  });

  it("refuse parameters that nobody described", () => {
    const schema = metricParamsSchema("feature-views");
    expect(
      schema.safeParse({ filters: [{ dimension: "surface", operator: "in", values: [null, ""] }] }).success,
    ).toBe(true);
    expect(schema.safeParse({ orgIdHash: "a" }).success).toBe(false);
    expect(
      schema.safeParse({ filters: [{ dimension: "boundary", operator: "in", values: ["a"] }] }).success,
    ).toBe(false);
    expect(
      schema.safeParse({ filters: [{ dimension: "surface", operator: "like", values: ["a"] }] }).success,
    ).toBe(false);
    expect(
      schema.safeParse({ filters: [{ dimension: "surface", operator: "in", values: [] }] }).success,
    ).toBe(false);
    expect(schema.safeParse({ limit: 0 }).success).toBe(false);
    expect(schema.safeParse({ limit: 1.5 }).success).toBe(false);
    expect(schema.safeParse({ start: "yesterday" }).success).toBe(false);
  });
});

describe("histogramEdgesMs", () => {
  it("doubles every second edge from 1 second and keeps 0 apart", () => {
    expect(histogramEdgesMs.slice(0, 2)).toEqual([0, 1000 / 1024]);
    for (const power of [1_000, 2_000, 4_000, 1_024_000]) expect(histogramEdgesMs).toContain(power);
    expect([...histogramEdgesMs].sort((a, b) => a - b)).toEqual(histogramEdgesMs);
  });
});
