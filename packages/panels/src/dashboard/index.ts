export { ComparePicker, type ComparePickerProps } from "./compare-picker.tsx";
export { DashboardGrid, type DashboardGridProps, type DashboardSlot } from "./dashboard-grid.tsx";
export { type DashboardRange, type NamedRange, namedRanges } from "./dashboard-range.ts";
export { type DashboardState, defaultDashboardState } from "./dashboard-state.ts";
export { DashboardToolbar, type DashboardToolbarProps } from "./dashboard-toolbar.tsx";
export type { DashboardWords } from "./dashboard-words.ts";
export { FilterChips, type FilterChipsProps } from "./filter-chips.tsx";
export { GranularityPicker, type GranularityPickerProps } from "./granularity-picker.tsx";
export {
  ProductTelemetryDashboard,
  type ProductTelemetryDashboardProps,
} from "./product-telemetry-dashboard.tsx";
export { RangePicker, type RangePickerProps } from "./range-picker.tsx";
export { RefreshStatus, type RefreshStatusProps } from "./refresh-status.tsx";
export { TimeZonePicker, type TimeZonePickerProps } from "./time-zone-picker.tsx";
export { toMetricParams } from "./to-metric-params.ts";
export { type Dashboard, type UseDashboardStateOptions, useDashboardState } from "./use-dashboard-state.ts";
