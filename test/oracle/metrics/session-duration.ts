/**
 * How long ended sessions lasted and what happened in them. `sessions` counts the `session_ended` events; the
 * percentiles, means and bins are made of those values that are counts, each by itself. Of nothing they are null.
 */
import { histogram } from "../histogram.ts";
import { meanOfPresent } from "../mean.ts";
import { countOf } from "../payload.ts";
import { percentile } from "../percentile.ts";
import { measured, type View } from "../view.ts";

export function sessionDurationData(view: View) {
  const ended = view.counted.filter((event) => event.name === "session_ended");
  const counts = (key: string) => ended.map(({ payload }) => countOf(payload, key));
  const durations = counts("durationMs").filter((duration) => duration !== null);
  return {
    sessions: measured(view, ended, (events) => events.length),
    p50DurationMs: percentile(durations, 50),
    p75DurationMs: percentile(durations, 75),
    p90DurationMs: percentile(durations, 90),
    p95DurationMs: percentile(durations, 95),
    avgDurationMs: meanOfPresent(durations),
    avgPagesViewed: meanOfPresent(counts("pagesViewed")),
    avgInteractions: meanOfPresent(counts("interactions")),
    histogram: histogram(durations),
  };
}
