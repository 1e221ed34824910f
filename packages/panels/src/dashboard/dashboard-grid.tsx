"use client";

import { isMetricId, type MetricId, metricIds, type ScopeKind, TelemetryError } from "@firsthand/contract";
import { type ComponentType, type ReactNode, useEffect } from "react";
import { panels as panelsById } from "../metrics/index.ts";
import type { TopOrgsPanelProps } from "../metrics/top-orgs.tsx";
import type { PanelProps } from "../panel/panel-props.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";

/** A place in the grid for something of the host's. */
export interface DashboardSlot {
  /** Tells it from the others. */
  readonly key: string;
  /** Columns of twelve that it asks for in a wide grid; what is left of a row is shared out. @default 12 */
  readonly span?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12 | undefined;
  readonly content: ReactNode;
}

/** Props of {@link DashboardGrid}. */
export interface DashboardGridProps {
  /** Whose figures they are. `org` leaves the ranking of organisations out, which only a platform may ask for. */
  readonly scope: ScopeKind;
  /**
   * Which panels, in which order: ids of metrics, and places of the host's own. An id that there is not is left out and told `onError`.
   * @default every metric of the scope
   */
  readonly panels?: readonly (MetricId | DashboardSlot)[] | undefined;
  /** Opens an organisation in the host. With it, the names of organisations are buttons. */
  readonly onOrganisationOpen?: TopOrgsPanelProps["onOrganisationOpen"];
  /** Level of the panels' titles in the page's outline. @default 2 */
  readonly headingLevel?: PanelProps<MetricId>["headingLevel"];
}

const spans: Readonly<Partial<Record<MetricId, DashboardSlot["span"]>>> = {
  "active-users": 8,
  "top-orgs": 4,
  "top-routes": 7,
  "feature-views": 5,
  "filter-changes": 5,
  "session-duration": 7,
};

/**
 * Panels in twelve columns that answer to the room they get and not to the window: under 1,024 px each takes the full row. Panels of a
 * row end at the same height.
 */
export function DashboardGrid({ scope, panels = metricIds, ...props }: DashboardGridProps) {
  return (
    <div className="fh-grid">
      <div className="fh-grid__cells">
        {panels.map((panel) => {
          if (panel === "top-orgs" && scope !== "platform") return null;
          // Ids may come out of a host's storage, which is older than its types.
          if (typeof panel === "string" && !isMetricId(panel)) return <UnknownPanel key={panel} id={panel} />;
          const slot = typeof panel === "string" ? getSlot(panel, props) : panel;
          return (
            <div className="fh-cell" data-span={slot.span ?? 12} key={slot.key}>
              {slot.content}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function getSlot(metric: MetricId, props: TopOrgsPanelProps): DashboardSlot {
  // Which panel it is, the compiler cannot follow through a variable. Who opens organisations is read by their ranking alone.
  const Panel = panelsById[metric] as ComponentType<TopOrgsPanelProps>;
  return { key: metric, span: spans[metric], content: <Panel {...props} /> };
}

/** Stands for a panel that there is not: shows nothing, and tells the host. */
function UnknownPanel({ id }: { readonly id: MetricId }) {
  const { onError } = usePanelSettings();
  useEffect(
    () => onError?.(new TelemetryError("unknown_metric", "No metric has this id."), id),
    [onError, id],
  );
  return null;
}
