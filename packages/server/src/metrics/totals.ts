import type { MetricData } from "@firsthand/contract";
import {
  countEvents,
  countOrganisations,
  countSessions,
  countUsers,
  type Measures,
} from "../query/measure.ts";
import type { Period } from "../query/plan.ts";
import type { AnswerFigures, Run } from "../query/run.ts";
import { readSeries, readTotal } from "../query/series.ts";

const everywhere = { anonymousUsers: countUsers, sessions: countSessions, events: countEvents };
const onPlatform = { ...everywhere, activeOrgs: countOrganisations };

/** Users, sessions, events and, for the platform, organisations with any event. */
export const totals: AnswerFigures<"totals"> = async (run) => {
  const { current, earlier } = run.plan;
  const [data, comparison] = await Promise.all([
    measure(run, current),
    earlier === null ? undefined : measure(run, earlier),
  ]);
  return { data, comparison };
};

async function measure(run: Run, period: Period): Promise<MetricData<"totals">> {
  const measures: Measures = run.source.scope.kind === "platform" ? onPlatform : everywhere;
  if (!run.plan.wantsTrend) return toFigures(await readTotal(run, period, measures));
  const { total, points } = await readSeries(run, period, measures);
  const trendOf = (measure: keyof typeof onPlatform) => points.map((point) => point?.[measure] ?? null);
  return {
    ...toFigures(total),
    trend: {
      anonymousUsers: trendOf("anonymousUsers"),
      sessions: trendOf("sessions"),
      events: trendOf("events"),
      activeOrgs: trendOf("activeOrgs"),
    },
  };
}

function toFigures(total: Record<string, number | null>): MetricData<"totals"> {
  const { anonymousUsers = null, sessions = null, events = null, activeOrgs = null } = total;
  return { anonymousUsers, sessions, events, activeOrgs };
}
