import type { MetricAnswer } from "@firsthand/contract";
import { fixture } from "@firsthand/testing";

/** The metrics of the dashboard that every contender draws. */
export const dashboardMetrics = [
  "active-users",
  "top-routes",
  "feature-views",
  "filter-changes",
  "chart-interactions",
  "client-errors",
  "session-duration",
] as const;

/** One of {@link dashboardMetrics}. */
export type DashboardMetric = (typeof dashboardMetrics)[number];

/** What a contender is given: the same for all. */
export type Answers = { readonly [M in DashboardMetric]: MetricAnswer<M> };

/** The answers of a range of days, by day, ten rows a table. */
export function getAnswers(days: number): Answers {
  const params = { start: daysBefore(days), end: "2026-06-12", granularity: "day", limit: 10 } as const;
  const answers = dashboardMetrics.map((metric) => [metric, fixture(metric, { params })]);
  return Object.fromEntries(answers) as Answers;
}

/** A series of about `points` hours, without a comparison. */
export function getLongSeries(points: number): MetricAnswer<"active-users"> {
  const params = {
    start: daysBefore(Math.ceil(points / 24)),
    end: "2026-06-12",
    granularity: "hour",
  } as const;
  return fixture("active-users", { params: { ...params, compare: "none" } });
}

function daysBefore(days: number): string {
  return new Date(Date.UTC(2026, 5, 12 - days)).toISOString().slice(0, 10);
}
