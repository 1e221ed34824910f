import type { Comparison, Dimension, Granularity } from "@firsthand/contract";
import type { AnnouncementWords } from "./announcement-words.ts";
import type { NamedRange } from "./dashboard-range.ts";
import type { FormWords } from "./form-words.ts";
import type { NextCheckWords } from "./next-check-words.ts";

const dimensions: Readonly<Record<Dimension, string>> = {
  routePattern: "Route",
  source: "Source",
  feature: "Feature",
  surface: "Surface",
  view: "View",
  filterKey: "Filter key",
  chart: "Chart",
  action: "Action",
  boundary: "Boundary",
  errorClass: "Error class",
};

const comparisons: Readonly<Record<Comparison, string>> = {
  none: "no comparison",
  previous: "vs days before",
  "previous-aligned": "vs same weekdays",
  year: "vs a year before",
};

const granularities: Readonly<Record<Granularity, string>> = {
  hour: "Hour",
  day: "Day",
  week: "Week",
  month: "Month",
};

const namedRanges: Readonly<Record<NamedRange, string>> = {
  yesterday: "Yesterday",
  "this-month": "This month",
  "last-month": "Last month",
  "this-year": "This year to date",
};

/** The words of the dashboard's controls, in English; those of what is opened or comes later are loaded with it. Panels have words of their own. */
export const dashboardWords = {
  dimensions,
  comparisons,
  granularities,
  namedRanges,
  controls: "Controls",

  // Range
  timeRange: "Time range",
  lastDays: (n: number, text: string) => (n === 1 ? "Today" : `Last ${text} days`),
  customRange: "Days",
  zoomedRange: "Zoomed in",
  zoomOut: (range: string) => `Back to: ${range}`,

  // Comparison, granularity, zone
  compare: "Comparison",
  granularity: "Granularity",
  autoIs: (granule: string) => `auto: ${granule}`,
  timeZone: "Time zone",
  ownTimeZone: (zone: string) => `${zone} (yours)`,
  allTimeZones: "All",

  // Filters
  filters: "Filters",
  addFilter: "Add a filter",
  filter: "Filter",
  clearFilters: "Clear",
  removeFilter: (filter: string) => `Remove the filter: ${filter}`,
  filterIs: "is",
  filterIsNot: "is not",
  andMore: (_n: number, text: string) => `and ${text} more`,

  // Freshness
  dataTo: (time: string) => `Data to ${time}`,
  noData: "No data yet",
  checking: "asking …",
  checkNow: "Ask again now",
  checkEvery: "Ask again",
  never: "never",
  everyMinutes: (n: number, text: string) => (n === 1 ? "every minute" : `every ${text} minutes`),
};

/** The words of what is always on the page. */
export type ControlWords = Widen<typeof dashboardWords>;

/** The words of the dashboard, with those of what is loaded later. */
export type DashboardWords = ControlWords & FormWords & NextCheckWords & AnnouncementWords;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
