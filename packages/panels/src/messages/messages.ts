import type { Dimension, ErrorCode, Granularity, MetricId } from "@firsthand/contract";
import type { WalkWords } from "../chart/walk-words.ts";
import type { DashboardWords } from "../dashboard/dashboard-words.ts";
import type { EvidenceOverrides } from "../evidence/evidence-words.ts";
import type { DurationUnits } from "../format/duration.ts";
import type { HealthOverrides } from "../health/health-words.ts";
import type { CompareWords } from "../panel/compare-words.ts";
import type { FactWords } from "../panel/fact-words.ts";
import type { MenuWords } from "../panel/panel-menu-words.ts";
import { errorTitles } from "./errors.ts";

const plural = (n: number, text: string, one: string, many: string) => `${text} ${n === 1 ? one : many}`;

/** "route" of `routePattern`, "error class" of `errorClass`. */
const nameOf = (dimension: Dimension) =>
  dimension.replace("Pattern", "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const units: DurationUnits = { milliseconds: "ms", seconds: "s", minutes: "m", hours: "h", days: "d" };

const granules: Readonly<Record<Granularity, string>> = {
  hour: "hour",
  day: "day",
  week: "week",
  month: "month",
};

const soFar: Readonly<Record<Granularity, string>> = {
  hour: "hour so far",
  day: "today so far",
  week: "week so far",
  month: "month so far",
};

/**
 * The words that all panels share, in English. A word with a number in it is a function of the number and of its formatted
 * text, so that a translation chooses its own plural.
 */
export const sharedMessages = {
  /** The language that these words are in, a BCP 47 tag; a page may be in another. */
  language: "en",
  units,
  granules,
  soFar,

  // Head
  loading: "loading",
  noData: "no data",
  menuOf: (title: string) => `${title}: menu`,
  partNotLoaded: "This part could not be loaded. Reload the page.",
  dataTo: (time: string) => `data to ${time}`,
  staleReason: (reason: string) => `Not up to date: ${reason}.`,
  staleUnknown: "These numbers may be out of date.",

  // Change against the comparison
  changeUp: "up",
  changeDown: "down",
  changeNone: "unchanged",
  changeUnknown: "change unknown",
  isNew: "new",
  isNewLong: (range: string) => `none in ${range}`,
  changeSoFar: "so far",
  change: "Change",
  comparedWith: (range: string) => `compared with ${range}`,
  /** Where nothing of the range that was to be compared with is kept. */
  notCompared: "not compared",

  // Names
  unknown: "unknown",
  unknownRoute: "route unknown",
  emptyName: "(empty)",
  /** A name of which nothing can be seen, told by the numbers of its characters. */
  blankName: (codePoints: string) => `(blank: ${codePoints})`,
  others: (n: number, text: string) => plural(n, text, "other", "others"),

  // Foot
  inDays: (n: number, text: string) => (n === 1 ? "in one day" : `in ${text} days`),
  inHours: (n: number, text: string) => (n === 1 ? "in one hour" : `in ${text} hours`),
  topOf: (shown: string, all: string) => `top ${shown} of ${all}`,
  showAll: "show all",
  allOf: (n: number, text: string) => (n === 1 ? "one row" : `all ${text} rows`),
  exact: "exact",
  approximate: (bound: string | null) => (bound === null ? "approximate" : `approximate, within ${bound}`),
  rangeSoFar: (range: string) => `${range} so far`,
  keptSince: (day: string) => `kept since ${day}`,
  adjusted: "adjusted to what is kept",
  sumsBefore: "only sums before",
  suppressedRows: (text: string) => `${text} withheld: too few users`,
  inZone: (range: string, timeZone: string) => `${range}, ${timeZone}`,
  notFilteredBy: (dimensions: readonly Dimension[]) => `not filtered by ${dimensions.map(nameOf).join(", ")}`,

  // Series
  trend: "Trend",
  weekMean: "7-day mean",
  perGranule: (unit: string, granule: string) => `${unit} per ${granule}`,
  noDataAt: (granule: string) => `${granule}: nothing received`,
  noDataFor: (n: number, text: string, granule: string) =>
    `nothing received in ${text} ${granule}${n === 1 ? "" : "s"}`,
  gap: "no data",
  withheld: "withheld",
  incomplete: "incomplete",
  walkPoints: (series: string) => `${series}, point by point`,
  tellAt: (at: string, figure: string) => `${at}: ${figure}`,
  annotated: (head: string, labels: string) => `${head} (${labels})`,
  annotations: (labels: string) => `Marked: ${labels}.`,
  rising: "rising",
  falling: "falling",
  steady: "steady",
  describeSeries: (s: {
    name: string;
    range: string;
    timeZone: string;
    highest: string;
    highestAt: string;
    lowest: string;
    lowestAt: string;
    trend: string;
  }) =>
    `${s.name}, ${s.range}, ${s.timeZone}. Highest ${s.highest} (${s.highestAt}), lowest ${s.lowest} (${s.lowestAt}), ${s.trend}.`,
  describeTrend: (first: string, last: string, trend: string) => `${trend}, from ${first} to ${last}`,

  // States
  emptyTitle: "No events in this range",
  emptyFilteredTitle: "Nothing matches the filters in this range",
  fedBy: (events: readonly string[]) => `It is fed by ${events.join(", ")}.`,
  fedByAny: "Every event counts.",
  neverReceived: "No event has arrived yet.",
  errors: errorTitles,
  signInAgain: "Sign in again to see these numbers.",
  drawFailed: "This panel could not be drawn",
  controlsFailed: "The controls could not be drawn.",
  drawFailedDetail: "The others are not affected. Reload the page.",
  request: (id: string) => `request ${id}`,
  retry: "Try again",
  suppressedTitle: "Withheld: too few users",
  suppressedDetail: "There is data in this range, but of too few people to show. This is not zero.",

  // Meta
  aboutNumbers: "About these numbers",
};

/** The words that all panels share. */
export type SharedMessages = Widen<typeof sharedMessages>;

/** A word of a metric: a text, or a function of what stands in it. */
export type Word = string | ((...parts: never[]) => string);

/** The words of one metric, by name. Every metric has at least these. */
export interface MetricWords {
  readonly title: string;
  readonly question: string;
  /** What would stand here if there were events. */
  readonly empty: string;
  readonly [name: string]: Word;
}

/** Words that replace the English ones, as panels take them: `MessageOverrides` knows the words of each metric, of which no panel knows another's. */
export type AnyOverrides = Partial<Omit<SharedMessages, "errors"> & FactWords & CompareWords> & {
  /** The words of menus and exports. */
  readonly menu?: Partial<MenuWords>;
  /** The words of the evidence. */
  readonly evidence?: EvidenceOverrides;
  /** The words of `HealthPanel`. */
  readonly health?: HealthOverrides;
  /** The words of what follows pointer and keyboard over a picture. */
  readonly walk?: Partial<WalkWords>;
  readonly errors?: Partial<Record<ErrorCode, string>>;
  /** The words of single metrics. */
  readonly metrics?: { readonly [M in MetricId]?: Readonly<Record<string, Word>> };
  /** The words of the dashboard's controls. */
  readonly dashboard?: Partial<DashboardWords>;
};

/** The shared words with the host's own in front of them. */
export function resolveMessages(overrides: AnyOverrides | undefined): SharedMessages {
  return { ...sharedMessages, ...overrides, errors: { ...errorTitles, ...overrides?.errors } };
}

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
