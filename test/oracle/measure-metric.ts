/** The nine metrics, each measured in the range and, where there is one, in the earlier range. */

import type { MetricName, RankedName } from "./metric-name.ts";
import { activeUsersData } from "./metrics/active-users.ts";
import { chartInteractions } from "./metrics/chart-interactions.ts";
import { clientErrors } from "./metrics/client-errors.ts";
import { featureViews } from "./metrics/feature-views.ts";
import { filterChanges } from "./metrics/filter-changes.ts";
import { sessionDurationData } from "./metrics/session-duration.ts";
import { topOrgs } from "./metrics/top-orgs.ts";
import { topRoutes } from "./metrics/top-routes.ts";
import { totalsData } from "./metrics/totals.ts";
import type { Circumstances, Question } from "./question.ts";
import { type RankedData, type RankedMetric, rankedData, rankedDataOfKeys } from "./ranked.ts";
import type { View } from "./view.ts";

const rankedMetrics = {
  "top-routes": topRoutes,
  "feature-views": featureViews,
  "filter-changes": filterChanges,
  "chart-interactions": chartInteractions,
  "client-errors": clientErrors,
  "top-orgs": topOrgs,
} satisfies Record<RankedName, RankedMetric>;

export interface Measured {
  readonly data: object;
  readonly comparison: object | undefined;
  /** Whether the limit left rows out. */
  readonly truncated: boolean;
}

export function measureMetric(
  question: Question,
  view: View,
  earlier: View | null,
  circumstances: Circumstances,
): Measured {
  const { metric, trend = false } = question;
  if (isRanked(metric)) return measureRanked(metric, question, view, earlier, circumstances);
  const measure = {
    totals: (of: View) => totalsData(of, { isPlatform: question.scope.kind === "platform", trend }),
    "active-users": activeUsersData,
    "session-duration": sessionDurationData,
  }[metric];
  return { data: measure(view), comparison: earlier ? measure(earlier) : undefined, truncated: false };
}

function isRanked(metric: MetricName): metric is RankedName {
  return Object.hasOwn(rankedMetrics, metric);
}

function measureRanked(
  name: RankedName,
  question: Question,
  view: View,
  earlier: View | null,
  circumstances: Circumstances,
): Measured {
  const metric = rankedMetrics[name];
  const options = {
    limit: question.limit ?? (name === "top-orgs" ? 50 : 25),
    trend: question.trend ?? false,
  };
  const { keys, ...ranked } = rankedData(metric, view, options);
  const finish = (data: RankedData) => (name === "top-orgs" ? withLabels(data, circumstances.labels) : data);
  return {
    data: finish(ranked),
    comparison: earlier ? finish(rankedDataOfKeys(metric, earlier, keys, options)) : undefined,
    truncated: ranked.totalRows > keys.length,
  };
}

/** An organisation that the host has no name for is called by its hash. */
function withLabels(data: RankedData, labels: Circumstances["labels"]): RankedData {
  return {
    ...data,
    rows: data.rows.map((row) => ({ ...row, label: labels[String(row.orgIdHash)] ?? String(row.orgIdHash) })),
  };
}
