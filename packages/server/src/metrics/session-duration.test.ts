import { histogramEdgesMs } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-02", end: "2026-03-04" };
const ended = (payload: object, at = "2026-03-02T10:00:00Z") => event("session_ended", at, { payload });
const nothing = {
  sessions: 0,
  p50DurationMs: null,
  p75DurationMs: null,
  p90DurationMs: null,
  p95DurationMs: null,
  avgDurationMs: null,
  avgPagesViewed: null,
  avgInteractions: null,
  histogram: [],
};

/** The percentile by its definition, in whole numbers as long as that goes. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (percent * (sorted.length - 1)) / 100;
  const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

describe.each(executors)("session-duration through %s", (executor) => {
  it("interpolates percentiles linearly and averages each figure by itself", async () => {
    const durations = [0, 0, 3, 1_000, 1_414, 1_415, 60_000, 3_600_000, 2 ** 40, 7];
    await store.hold(
      durations.map((durationMs, i) =>
        ended({ durationMs, pagesViewed: i, interactions: i % 2 ? i : "many" }),
      ),
    );
    const { data } = await store.ask(executor, "session-duration", range);
    expect(data).toMatchObject({ sessions: 10, avgPagesViewed: 4.5, avgInteractions: 5 });
    expect(data.p50DurationMs).toBe(1207);
    expect(data.p75DurationMs).toBeCloseTo(percentile(durations, 75), 6);
    expect(data.p90DurationMs).toBeCloseTo(percentile(durations, 90), 0);
    expect(data.p95DurationMs).toBeCloseTo(percentile(durations, 95), 0);
    expect(data.avgDurationMs).toBe(durations.reduce((sum, duration) => sum + duration, 0) / 10);
  });

  it("counts a session without a usable duration, but not among the durations", async () => {
    await store.hold([
      ended({ durationMs: 500 }),
      ended({ durationMs: -1 }),
      ended({ durationMs: "500" }),
      ended({ durationMs: 900.5 }),
      ended({}),
    ]);
    const { data } = await store.ask(executor, "session-duration", range);
    expect(data).toMatchObject({ sessions: 5, p50DurationMs: 500, p95DurationMs: 500, avgDurationMs: 500 });
    expect(data.histogram.reduce((sum, bin) => sum + (bin.sessions ?? 0), 0)).toBe(1);
  });

  it("puts each duration into the bin that begins at or below it, and lists bins without a hole", async () => {
    const durations = [0, 0, 1, 1_000, 1_414, 1_415, 4_000];
    await store.hold(durations.map((durationMs) => ended({ durationMs })));
    const { data } = await store.ask(executor, "session-duration", range);
    const [zero, ...bins] = data.histogram;
    expect(zero).toEqual({ fromMs: 0, toMs: histogramEdgesMs[1], sessions: 2 });
    for (const bin of bins) {
      const inside = durations.filter(
        (duration) => duration > 0 && duration >= bin.fromMs && duration < bin.toMs,
      );
      expect(bin.sessions).toBe(inside.length);
    }
    expect(bins.map((bin) => bin.toMs).slice(0, -1)).toEqual(bins.map((bin) => bin.fromMs).slice(1));
    expect([bins[0]?.fromMs, bins.at(-1)?.fromMs]).toEqual([histogramEdgesMs[1], 4_000]);
    const inSecond = bins.filter((bin) => bin.fromMs >= 1_000 && bin.fromMs < 2_000);
    expect(inSecond.map((bin) => bin.sessions)).toEqual([2, 1]);
  });

  it("does not list the bin of 0 ms when no session lasted that short", async () => {
    await store.hold([ended({ durationMs: 5 })]);
    const { data } = await store.ask(executor, "session-duration", range);
    expect(data.histogram).toHaveLength(1);
    expect(data.histogram[0]?.sessions).toBe(1);
  });

  it("knows the longest duration that can be written", async () => {
    await store.hold([ended({ durationMs: Number.MAX_SAFE_INTEGER })]);
    const { data } = await store.ask(executor, "session-duration", range);
    expect(data).toMatchObject({
      p50DurationMs: Number.MAX_SAFE_INTEGER,
      avgDurationMs: Number.MAX_SAFE_INTEGER,
    });
    expect(data.histogram[0]?.toMs).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  it("has figures for one session, and none for no session", async () => {
    await store.hold([
      ended({ durationMs: 0, pagesViewed: 1, interactions: 0 }),
      ended({ durationMs: 9 }, "2026-03-04T00:00:00Z"),
      event("page_viewed", "2026-03-01T00:00:00Z"),
    ]);
    const { data, comparison } = await store.ask(executor, "session-duration", {
      ...range,
      compare: "previous",
    });
    expect(data).toMatchObject({
      sessions: 1,
      p50DurationMs: 0,
      p95DurationMs: 0,
      avgDurationMs: 0,
      avgInteractions: 0,
    });
    expect(data.histogram).toEqual([{ fromMs: 0, toMs: histogramEdgesMs[1], sessions: 1 }]);
    expect(comparison).toEqual(nothing);
  });

  it("takes the last delivery's duration", async () => {
    const first = ended({ durationMs: 100 });
    const last = { ...first, payload_json: '{"durationMs":700}', ingested_at: "2026-03-21T00:00:00Z" };
    await store.hold([first, last], [first]);
    const { data } = await store.ask(executor, "session-duration", range);
    expect(data).toMatchObject({ sessions: 1, p50DurationMs: 700 });
  });
});
