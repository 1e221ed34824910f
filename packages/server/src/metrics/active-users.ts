import type { MetricData } from "@firsthand/contract";
import { countUsers } from "../query/measure.ts";
import type { Period } from "../query/plan.ts";
import type { AnswerFigures, Run } from "../query/run.ts";
import { readSeries } from "../query/series.ts";
import { formatInstant } from "../query/time/local-time.ts";

/** Users with any event, per granule and over the range. */
export const activeUsers: AnswerFigures<"active-users"> = async (run) => {
  const { current, earlier } = run.plan;
  const [data, comparison] = await Promise.all([
    measure(run, current),
    earlier === null ? undefined : measure(run, earlier),
  ]);
  return { data, comparison };
};

async function measure(run: Run, period: Period): Promise<MetricData<"active-users">> {
  const { now, timeZone } = run.plan;
  const { range, granules } = period;
  const { total, points } = await readSeries(run, period, { anonymousUsers: countUsers });
  return {
    total,
    points: granules.list.map(({ startMs, endMs }, i) => ({
      start: formatInstant(timeZone, startMs),
      anonymousUsers: points[i]?.anonymousUsers ?? null,
      complete: startMs >= range.startMs && endMs <= range.endMs && endMs <= now,
    })),
  };
}
