import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-01", end: "2026-03-05", granularity: "day" } as const;
const act = (chart: string, action: string, surface: string | null, session: string, day = 2) =>
  event("chart_interacted", `2026-03-0${day}T10:00:00Z`, {
    payload: { action, chart, scope: null, surface },
    session_id: session,
  });

describe.each(executors)("chart-interactions through %s", (executor) => {
  it("counts interactions and sessions by chart, action and surface", async () => {
    await store.hold([
      act("flame", "zoom", "home", "s1"),
      act("flame", "zoom", "home", "s1"),
      act("flame", "zoom", "home", "s2"),
      act("flame", "zoom", null, "s1"),
      act("flame", "drilldown", "home", "s1"),
      act("treemap", "zoom", "home", "s3"),
    ]);
    const { data } = await store.ask(executor, "chart-interactions", range);
    expect(data).toEqual({
      rows: [
        { chart: "flame", action: "zoom", surface: "home", interactions: 3, sessions: 2 },
        { chart: "flame", action: "drilldown", surface: "home", interactions: 1, sessions: 1 },
        { chart: "flame", action: "zoom", surface: null, interactions: 1, sessions: 1 },
        { chart: "treemap", action: "zoom", surface: "home", interactions: 1, sessions: 1 },
      ],
      totalRows: 4,
      total: { interactions: 6, sessions: 3 },
    });
  });

  it("shows courses of rows and of the total, also for the earlier range", async () => {
    await store.hold([
      act("flame", "zoom", "home", "s1", 3),
      act("flame", "zoom", "home", "s1", 4),
      act("treemap", "zoom", "home", "s1", 4),
      act("flame", "zoom", "home", "s1", 1),
    ]);
    const { data, comparison } = await store.ask(executor, "chart-interactions", {
      ...range,
      start: "2026-03-03",
      trend: true,
      compare: "previous",
    });
    expect(data.rows.map((row) => row.trend)).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(data.total.trend).toEqual([1, 2]);
    expect(comparison?.rows.map((row) => row.trend)).toEqual([
      [1, null],
      [0, null],
    ]);
  });
});
