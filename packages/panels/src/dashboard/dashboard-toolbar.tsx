"use client";

import { useTelemetryAnswers } from "@firsthand/client/react";
import { PanelBoundary } from "../panel/panel-boundary.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { useTimeZone, useToday } from "../provider/use-viewer.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { countDays } from "./dashboard-range.ts";
import { getShownRange } from "./dashboard-state.ts";
import { FilterChips } from "./filter-chips.tsx";
import { GranularityPicker } from "./granularity-picker.tsx";
import { RangePicker } from "./range-picker.tsx";
import { RefreshStatus, type RefreshStatusProps } from "./refresh-status.tsx";
import { TimeZonePicker } from "./time-zone-picker.tsx";
import type { Dashboard } from "./use-dashboard-state.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

/** Props of {@link DashboardToolbar}. */
export interface DashboardToolbarProps extends RefreshStatusProps {
  /** From `useDashboardState`. */
  readonly dashboard: Dashboard;
  /** The reader's zone when the state names none. @default the browser's */
  readonly ownTimeZone?: string | undefined;
  /** Today's local date, `YYYY-MM-DD`. @default by this machine's clock */
  readonly today?: string | null | undefined;
}

/**
 * Every control of a dashboard in a row that wraps. Needs the client of a `TelemetryProvider` above it. What a host's own word throws costs the
 * controls, and no panel.
 */
export function DashboardToolbar(props: DashboardToolbarProps) {
  const { messages } = usePanelSettings();
  return (
    <PanelBoundary
      resetKey={props.dashboard.state}
      onError={() => undefined}
      fallback={() => (
        <p className="fh-root fh-toolbar" role="alert">
          {messages.controlsFailed}
        </p>
      )}
    >
      <Controls {...props} />
    </PanelBoundary>
  );
}

function Controls(props: DashboardToolbarProps) {
  const { dashboard, interval, onIntervalChange } = props;
  const { state } = dashboard;
  const words = useDashboardWords();
  const { answers } = useTelemetryAnswers();
  const ownTimeZone = useTimeZone(props.ownTimeZone);
  const timeZone = state.timeZone ?? ownTimeZone;
  const today = useToday(timeZone, props.today);
  const keptSince = answers[0]?.meta.readableSince.slice(0, 10);
  return (
    <fieldset className="fh-root fh-toolbar">
      <legend className="fh-hidden">{words.controls}</legend>
      <div className="fh-toolbar__row">
        <RangePicker
          value={state.range}
          onChange={dashboard.chooseRange}
          zoom={state.zoom}
          onZoomOut={dashboard.zoomOut}
          timeZone={timeZone}
          today={today}
          keptSince={keptSince}
        />
        <ComparePicker value={state.compare} onChange={dashboard.setCompare} />
        {today === null ? null : (
          <GranularityPicker
            value={state.granularity}
            onChange={dashboard.setGranularity}
            days={countDays(getShownRange(state, today), timeZone)}
          />
        )}
        <TimeZonePicker value={state.timeZone} onChange={dashboard.setTimeZone} ownTimeZone={ownTimeZone} />
      </div>
      <div className="fh-toolbar__row">
        <FilterChips
          filters={state.filters}
          onRemove={dashboard.removeFilter}
          onClear={dashboard.clearFilters}
          onAdd={dashboard.addFilter}
          answers={answers}
        />
        <RefreshStatus interval={interval} onIntervalChange={onIntervalChange} />
      </div>
    </fieldset>
  );
}
