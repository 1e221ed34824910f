import type { MetricId } from "@firsthand/contract";
import type { ComponentType } from "react";
import type { PanelProps } from "../panel/panel-props.ts";
import { ActiveUsersPanel, activeUsersWords } from "./active-users.tsx";
import { ChartInteractionsPanel, chartInteractionsWords } from "./chart-interactions.tsx";
import { ClientErrorsPanel, clientErrorsWords } from "./client-errors.tsx";
import { FeatureViewsPanel, featureViewsWords } from "./feature-views.tsx";
import { FilterChangesPanel, filterChangesWords } from "./filter-changes.tsx";
import { SessionDurationPanel, sessionDurationWords } from "./session-duration.tsx";
import { TopOrgsPanel, topOrgsWords } from "./top-orgs.tsx";
import { TopRoutesPanel, topRoutesWords } from "./top-routes.tsx";
import { TotalsPanel, totalsWords } from "./totals.tsx";

/** The panel of every metric, by its id. */
export const panels = {
  totals: TotalsPanel,
  "active-users": ActiveUsersPanel,
  "top-orgs": TopOrgsPanel,
  "top-routes": TopRoutesPanel,
  "feature-views": FeatureViewsPanel,
  "filter-changes": FilterChangesPanel,
  "session-duration": SessionDurationPanel,
  "chart-interactions": ChartInteractionsPanel,
  "client-errors": ClientErrorsPanel,
} as const satisfies { readonly [M in MetricId]: ComponentType<PanelProps<M>> };

/** The English words of every panel, by its metric's id. */
export const metricWords = {
  totals: totalsWords,
  "active-users": activeUsersWords,
  "top-orgs": topOrgsWords,
  "top-routes": topRoutesWords,
  "feature-views": featureViewsWords,
  "filter-changes": filterChangesWords,
  "session-duration": sessionDurationWords,
  "chart-interactions": chartInteractionsWords,
  "client-errors": clientErrorsWords,
} as const satisfies { readonly [M in MetricId]: object };
