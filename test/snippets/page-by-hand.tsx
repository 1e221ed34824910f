import type { TelemetryClient } from "@firsthand/client";
import { ActiveUsersPanel, TelemetryProvider, TopRoutesPanel } from "@firsthand/panels";
import {
  FilterChips,
  RangePicker,
  RefreshStatus,
  toMetricParams,
  useDashboardState,
} from "@firsthand/panels/dashboard";
import { useMemo, useState } from "react";

/** Two panels with three of the controls, laid out by the host. */
export function ActivityPage({ client }: { readonly client: TelemetryClient }) {
  const dashboard = useDashboardState();
  const { state } = dashboard;
  const [interval, setIntervalMs] = useState<number | false>(300_000);
  const params = useMemo(() => toMetricParams(state), [state]);
  return (
    <TelemetryProvider
      client={client}
      params={params}
      refetchInterval={interval}
      onFilterToggle={dashboard.toggleFilters}
      onTimeRangeSelect={dashboard.zoomTo}
    >
      <div className="fh-dashboard" data-density="compact">
        <div className="fh-root">
          <RangePicker
            value={state.range}
            onChange={dashboard.chooseRange}
            zoom={state.zoom}
            onZoomOut={dashboard.zoomOut}
            timeZone={state.timeZone}
          />
          <FilterChips
            filters={state.filters}
            onAdd={dashboard.addFilter}
            onRemove={dashboard.removeFilter}
            onClear={dashboard.clearFilters}
          />
          <RefreshStatus interval={interval} onIntervalChange={setIntervalMs} />
        </div>
        <div className="activity">
          <ActiveUsersPanel />
          <TopRoutesPanel params={{ limit: 5 }} headingLevel={3} />
        </div>
      </div>
    </TelemetryProvider>
  );
}
