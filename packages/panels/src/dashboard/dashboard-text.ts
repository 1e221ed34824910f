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

const names = ["range", "zoom", "compare", "granularity", "zone", "filter"] as const;

/** Options of {@link parseDashboardState}. */
export interface DashboardTextOptions {
  /** Stands before each of the dashboard's names, where the page has such names of its own or a second dashboard. @default none */
  readonly prefix?: string | undefined;
}

/** Options of {@link formatDashboardState}. */
export interface FormatDashboardStateOptions extends DashboardTextOptions {
  /** A query string, with or without `?`, whose other names are kept, such as `location.search`. @default nothing */
  readonly beside?: string | URLSearchParams | undefined;
}

/**
 * A state as a query string without `?`; the default adds nothing to it. Its names are `range`, `zoom`, `compare`, `granularity`, `zone` and
 * `filter`, with the prefix before each.
 */
export function formatDashboardState(
  state: DashboardState,
  { prefix = "", beside }: FormatDashboardStateOptions = {},
): string {
  const { range, zoom, compare, granularity, timeZone, filters } = state;
  const text = new URLSearchParams(beside);
  for (const name of names) text.delete(prefix + name);
  const append = (name: (typeof names)[number], value: string) => text.append(prefix + name, value);
  const rangeText = writeRange(range);
  if (rangeText !== writeRange(defaultDashboardState.range)) append("range", rangeText);
  for (const { start, end } of zoom) append("zoom", `${start}..${end}`);
  if (compare !== defaultDashboardState.compare) append("compare", compare);
  if (granularity !== defaultDashboardState.granularity) append("granularity", granularity);
  if (timeZone !== null) append("zone", timeZone);
  for (const { dimension, operator, values } of filters) {
    append("filter", JSON.stringify([dimension, operator, ...values]));
  }
  return text.toString();
}

/**
 * The state that a query string tells, with or without `?`. What is missing, of another form or beyond what may be asked is the
 * default, so that an old link opens a page. Names that are not the dashboard's are passed over.
 */
export function parseDashboardState(
  text: string | URLSearchParams,
  { prefix = "" }: DashboardTextOptions = {},
): DashboardState {
  const query = new URLSearchParams(text);
  const get = (name: (typeof names)[number]) => query.get(prefix + name);
  const getAll = (name: (typeof names)[number]) => query.getAll(prefix + name);
  return {
    range: parseRange(get("range")),
    zoom: getAll("zoom").slice(0, deepestZoom).flatMap(parseZoom),
    compare: oneOf(comparisons, get("compare")) ?? defaultDashboardState.compare,
    granularity: oneOf(granularities, get("granularity")) ?? "auto",
    timeZone: parseTimeZone(get("zone") ?? ""),
    filters: unique(getAll("filter").flatMap(parseFilter)).slice(0, defaultLimits.filters),
  };
}

/** A zone in the one spelling that servers know, who know no offsets either; null when this machine does not know it. */
function parseTimeZone(text: string): string | null {
  try {
    const own = new Intl.DateTimeFormat("en-US", { timeZone: text }).resolvedOptions().timeZone;
    // An alias stays: which of a zone's names is its first one differs between machines.
    const name = own.toLowerCase() === text.toLowerCase() ? own : text;
    return /^[A-Z].{0,63}$/.test(name) ? name : null;
  } catch {
    return null;
  }
}

function writeRange(range: DashboardRange): string {
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

/** Without those that are there already: one press takes all of them away. */
function unique(filters: readonly Filter[]): readonly Filter[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
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
