import {
  comparisons,
  defaultLimits,
  dimensions,
  type Filter,
  filterOperators,
  granularities,
  type TimeRange,
} from "@firsthand/contract";
import {
  type DashboardRange,
  deepestZoom,
  isAskable,
  isDate,
  longestRangeDays,
  namedRanges,
} from "./dashboard-range.ts";
import { type DashboardState, defaultDashboardState } from "./dashboard-state.ts";

export type { DashboardState };

/**
 * A state as a query string without `?`, empty for the default. Its names are `range`, `zoom`, `compare`, `granularity`, `zone` and
 * `filter`; a host adds its own beside them.
 */
export function formatDashboardState(state: DashboardState): string {
  const { range, zoom, compare, granularity, timeZone, filters } = state;
  const text = new URLSearchParams();
  const rangeText = formatRange(range);
  if (rangeText !== formatRange(defaultDashboardState.range)) text.append("range", rangeText);
  for (const { start, end } of zoom) text.append("zoom", `${start}..${end}`);
  if (compare !== defaultDashboardState.compare) text.append("compare", compare);
  if (granularity !== defaultDashboardState.granularity) text.append("granularity", granularity);
  if (timeZone !== null) text.append("zone", timeZone);
  for (const { dimension, operator, values } of filters) {
    text.append("filter", JSON.stringify([dimension, operator, ...values]));
  }
  return text.toString();
}

/**
 * The state that a query string tells, with or without `?`. What is missing, of another form or beyond what may be asked is the
 * default, so that an old link opens a page. Names that are not the dashboard's are passed over.
 */
export function parseDashboardState(text: string | URLSearchParams): DashboardState {
  const query = new URLSearchParams(text);
  const timeZone = query.get("zone");
  return {
    range: parseRange(query.get("range")),
    zoom: query.getAll("zoom").slice(0, deepestZoom).flatMap(parseZoom),
    compare: oneOf(comparisons, query.get("compare")) ?? defaultDashboardState.compare,
    granularity: oneOf(granularities, query.get("granularity")) ?? "auto",
    timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : null,
    filters: query.getAll("filter").flatMap(parseFilter).slice(0, defaultLimits.filters),
  };
}

/** Whether this machine knows a zone of this name. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return name.length <= 64;
  } catch {
    return false;
  }
}

function formatRange(range: DashboardRange): string {
  if ("name" in range) return range.name;
  return "lastDays" in range ? `${range.lastDays}d` : `${range.start}..${range.end}`;
}

function parseRange(text: string | null): DashboardRange {
  const name = oneOf(namedRanges, text);
  if (name !== undefined) return { name };
  const lastDays = Number(/^([1-9]\d{0,2})d$/.exec(text ?? "")?.[1]);
  if (lastDays <= longestRangeDays) return { lastDays };
  const [start = "", end = ""] = (text ?? "").split("..");
  const isRange = isDate(start) && isDate(end) && isAskable({ start, end });
  return isRange ? { start, end } : defaultDashboardState.range;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function parseZoom(text: string): TimeRange[] {
  const [start = "", end = ""] = text.split("..");
  return instant.test(start) && instant.test(end) && isAskable({ start, end }) ? [{ start, end }] : [];
}

function parseFilter(text: string): Filter[] {
  const [dimensionText, operatorText, ...given] = parseList(text);
  const dimension = oneOf(dimensions, dimensionText);
  const operator = oneOf(filterOperators, operatorText);
  const values = [...new Set(given)].filter((value) => value === null || typeof value === "string");
  const isFilter =
    values.length > 0 && values.length === given.length && values.length <= defaultLimits.filterValues;
  return dimension !== undefined && operator !== undefined && isFilter
    ? [{ dimension, operator, values }]
    : [];
}

function parseList(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function oneOf<T extends string>(known: readonly T[], text: unknown): T | undefined {
  return known.find((one) => one === text);
}
