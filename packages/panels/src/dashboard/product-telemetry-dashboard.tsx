"use client";

import type { TelemetryClient } from "@firsthand/client";
import { type ReactNode, useMemo, useState } from "react";
import { getLocalDate } from "../format/local-date.ts";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { useTimeZone, useToday } from "../provider/use-viewer.ts";
import { DashboardGrid, type DashboardGridProps } from "./dashboard-grid.tsx";
import type { DashboardState } from "./dashboard-state.ts";
import { DashboardToolbar } from "./dashboard-toolbar.tsx";
import { toParamsOn } from "./to-metric-params.ts";
import { useDashboardState } from "./use-dashboard-state.ts";

type Provided = Omit<TelemetryProviderProps, "client" | "params" | "onFilterToggle" | "onTimeRangeSelect">;

/** Props of {@link ProductTelemetryDashboard}. */
export interface ProductTelemetryDashboardProps extends Provided, DashboardGridProps {
  /** Asks the host's API; from `createTelemetryClient`. With another client what the reader has chosen stays. */
  readonly client: TelemetryClient;
  /** What the reader has chosen, when the host keeps it, such as in its URL. @default the dashboard keeps it itself */
  readonly state?: DashboardState | undefined;
  /** What is chosen to begin with when the host does not keep it. @default defaultDashboardState */
  readonly defaultState?: DashboardState | undefined;
  /** Told every change of what the reader has chosen. */
  readonly onStateChange?: ((state: DashboardState) => void) | undefined;
  /** IANA name of the reader's zone. @default the browser's; UTC on a server and until its page is hydrated */
  readonly timeZone?: string | undefined;
  /** How much room panels and rows take. @default "comfortable" */
  readonly density?: "comfortable" | "compact" | undefined;
  /** As `data-fh-theme`. @default what an element above says, else light */
  readonly theme?: "light" | "dark" | "system" | "host" | undefined;
  /** Direction of the text. @default the page's */
  readonly dir?: "ltr" | "rtl" | undefined;
  /** Milliseconds between questions at the beginning; the reader may change it. False never asks by itself. @default 300,000 */
  readonly refetchInterval?: number | false | undefined;
  /** Stands between the controls and the panels. */
  readonly children?: ReactNode;
}

/** A page's worth of panels with the controls that they share. Choosing a name filters all of them, opening a range shows it in all. */
export function ProductTelemetryDashboard(props: ProductTelemetryDashboardProps) {
  const { scope, panels, onOrganisationOpen, headingLevel, children, ...rest } = props;
  const { state, defaultState, onStateChange, timeZone, density, theme, dir, ...provided } = rest;
  const dashboard = useDashboardState({
    value: state,
    defaultValue: defaultState,
    onChange(next, before) {
      onStateChange?.(next);
      provided.capture?.tellChange(next, before);
    },
  });
  const [interval, setIntervalMs] = useState<number | false>(props.refetchInterval ?? 300_000);
  const ownTimeZone = useTimeZone(timeZone);
  const shownZone = dashboard.state.timeZone ?? ownTimeZone;
  const today = useToday(shownZone, props.now && getLocalDate(props.now, shownZone));
  const params = useMemo(
    () => toParamsOn(today, dashboard.state, shownZone),
    [today, dashboard.state, shownZone],
  );
  return (
    <TelemetryProvider
      {...provided}
      params={params}
      onFilterToggle={dashboard.toggleFilters}
      onTimeRangeSelect={dashboard.zoomTo}
      refetchInterval={interval}
    >
      <div
        className="fh-dashboard"
        data-scope-kind={scope}
        data-density={density}
        data-fh-theme={theme}
        dir={dir}
      >
        <DashboardToolbar
          dashboard={dashboard}
          ownTimeZone={ownTimeZone}
          today={today}
          interval={interval}
          onIntervalChange={setIntervalMs}
        />
        {children}
        <DashboardGrid
          scope={scope}
          panels={panels}
          onOrganisationOpen={onOrganisationOpen}
          headingLevel={headingLevel}
        />
      </div>
    </TelemetryProvider>
  );
}
