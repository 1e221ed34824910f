export { ComparePicker, type ComparePickerProps } from "./dashboard/compare-picker.tsx";
export { DashboardGrid, type DashboardGridProps, type DashboardSlot } from "./dashboard/dashboard-grid.tsx";
export { type DashboardRange, type NamedRange, namedRanges } from "./dashboard/dashboard-range.ts";
export { type DashboardState, defaultDashboardState } from "./dashboard/dashboard-state.ts";
export { DashboardToolbar, type DashboardToolbarProps } from "./dashboard/dashboard-toolbar.tsx";
export type { DashboardWords } from "./dashboard/dashboard-words.ts";
export { FilterChips, type FilterChipsProps } from "./dashboard/filter-chips.tsx";
export { GranularityPicker, type GranularityPickerProps } from "./dashboard/granularity-picker.tsx";
export {
  ProductTelemetryDashboard,
  type ProductTelemetryDashboardProps,
} from "./dashboard/product-telemetry-dashboard.tsx";
export { RangePicker, type RangePickerProps } from "./dashboard/range-picker.tsx";
export { RefreshStatus, type RefreshStatusProps } from "./dashboard/refresh-status.tsx";
export { TimeZonePicker, type TimeZonePickerProps } from "./dashboard/time-zone-picker.tsx";
export { toMetricParams } from "./dashboard/to-metric-params.ts";
export {
  type Dashboard,
  type UseDashboardStateOptions,
  useDashboardState,
} from "./dashboard/use-dashboard-state.ts";
export type { Messages } from "./messages/english-messages.ts";
export type { MessageOverrides } from "./messages/message-overrides.ts";
export type { SharedMessages } from "./messages/messages.ts";
export { ActiveUsersPanel, type ActiveUsersPanelProps } from "./metrics/active-users.tsx";
export { ChartInteractionsPanel, type ChartInteractionsPanelProps } from "./metrics/chart-interactions.tsx";
export { ClientErrorsPanel, type ClientErrorsPanelProps } from "./metrics/client-errors.tsx";
export { FeatureViewsPanel, type FeatureViewsPanelProps } from "./metrics/feature-views.tsx";
export { FilterChangesPanel, type FilterChangesPanelProps } from "./metrics/filter-changes.tsx";
export { panels } from "./metrics/index.ts";
export { SessionDurationPanel, type SessionDurationPanelProps } from "./metrics/session-duration.tsx";
export { TopOrgsPanel, type TopOrgsPanelProps } from "./metrics/top-orgs.tsx";
export { TopRoutesPanel, type TopRoutesPanelProps } from "./metrics/top-routes.tsx";
export { TotalsPanel, type TotalsPanelProps } from "./metrics/totals.tsx";
export type { PanelProps } from "./panel/panel-props.ts";
export { type PanelState, panelStates } from "./panel/panel-state.ts";
export type { Annotation, FilterValue, SharedParams } from "./provider/panel-settings.ts";
export { TelemetryProvider, type TelemetryProviderProps } from "./provider/telemetry-provider.tsx";
