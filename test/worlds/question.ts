/** Questions to a world: every metric in turn, with everything else left to chance. */
import { addDays } from "../oracle/calendar-date.ts";
import type { Filter } from "../oracle/filter.ts";
import { formatInstant, localTimeAt } from "../oracle/local-time.ts";
import type { MetricName } from "../oracle/metric-name.ts";
import type { Question } from "../oracle/question.ts";
import { rangeOf } from "../oracle/time-range.ts";
import { DAY_MS, HOUR_MS } from "./moments.ts";
import type { Random } from "./random.ts";
import { mainStages } from "./stages.ts";
import { hostileTexts, routes, sources, words } from "./vocabulary.ts";
import type { World } from "./world.ts";

const metrics: readonly MetricName[] = [
  "totals",
  "active-users",
  "top-routes",
  "feature-views",
  "filter-changes",
  "session-duration",
  "chart-interactions",
  "client-errors",
  "top-orgs",
];

const ownDimensions: Partial<Record<MetricName, readonly (keyof typeof words)[]>> = {
  "feature-views": ["feature", "surface"],
  "filter-changes": ["view", "filterKey"],
  "chart-interactions": ["chart", "action", "surface"],
  "client-errors": ["boundary", "errorClass"],
};

/** Hours of this many days are still within the limit of points. */
const MOST_DAYS_OF_HOURS = 60;

export function createQuestion(random: Random, world: World, turn: number): Question {
  const metric = metrics[turn % metrics.length] ?? "totals";
  const timeZone = random.chance(0.7) ? world.stage.timeZone : random.pick(mainStages).timeZone;
  const range = createRange(random, world, timeZone);
  return {
    metric,
    scope: createScope(random, world, metric),
    timeZone,
    ...range,
    ...(random.chance(0.7) ? { granularity: createGranularity(random, world, timeZone, range) } : {}),
    ...(random.chance(0.6)
      ? { compare: random.pick(["none", "previous", "previous-aligned", "year"] as const) }
      : {}),
    ...(random.chance(0.6) ? { limit: random.pick([1, 2, 3, 5, 10, 1000]) } : {}),
    ...(random.chance(0.4) ? { filters: createFilters(random, metric) } : {}),
    ...(random.chance(0.4) ? { trend: true } : {}),
  };
}

function createScope(random: Random, world: World, metric: MetricName): Question["scope"] {
  if (metric === "top-orgs" || random.chance(0.4)) return { kind: "platform" };
  // Now and then an organisation that nothing is known of.
  return { kind: "org", orgIdHash: random.chance(0.05) ? "0".repeat(64) : random.pick(world.orgs) };
}

interface Bounds {
  readonly start?: string;
  readonly end?: string;
}

function createRange(random: Random, world: World, timeZone: string): Bounds {
  if (random.chance(0.06)) return {};
  const { center, edges } = world.moments;
  const kind = random.next();
  if (kind < 0.55) return datesAround(random, localTimeAt(timeZone, center).date);
  if (kind < 0.7) {
    // Hours around the clock change.
    const start = center + random.int(-6, 3) * HOUR_MS;
    return instants(random, timeZone, start, start + random.int(1, 9) * HOUR_MS);
  }
  if (kind < 0.85) {
    // From edge to edge, where events stand exactly.
    const [first = center, second = center] = random.some(edges, 2).sort((a, b) => a - b);
    return instants(random, timeZone, first, second > first ? second : first + DAY_MS);
  }
  if (kind < 0.95) {
    const occurred = random.some(world.deliveries, 2).map((delivery) => Date.parse(delivery.occurred_at));
    const [first = center, second = center] = occurred.sort((a, b) => a - b);
    return instants(random, timeZone, first, Math.max(second, first + 1));
  }
  // A long look back, with a part of a day at its end.
  return instants(
    random,
    timeZone,
    center - random.int(300, 500) * DAY_MS,
    center + random.int(0, 2 * DAY_MS),
  );
}

function datesAround(random: Random, date: string): Bounds {
  const first = random.pick([-30, -14, -7, -3, -2, -1, 0, 0, 0, 1]);
  const length = random.pick([1, 1, 1, 2, 3, 4, 7, 14, 28, 60]);
  // Two days at least where the first may be a date that the zone never had.
  const last = first + (first >= -1 && first <= 1 ? Math.max(length, 2) : length);
  return { start: addDays(date, first), end: addDays(date, last) };
}

function instants(random: Random, timeZone: string, start: number, end: number): Bounds {
  return { start: written(random, timeZone, start), end: written(random, timeZone, end) };
}

/** The same instant in one of the forms that RFC 3339 has for it. */
function written(random: Random, timeZone: string, instant: number): string {
  return random.chance(0.5) ? new Date(instant).toISOString() : formatInstant(timeZone, instant);
}

function createGranularity(
  random: Random,
  world: World,
  timeZone: string,
  bounds: Bounds,
): NonNullable<Question["granularity"]> {
  const { start, end } = rangeOf({ ...bounds, timeZone }, world.now);
  const fine = end - start < MOST_DAYS_OF_HOURS * DAY_MS ? (["hour", "hour"] as const) : [];
  return random.pick(["auto", "day", "day", "week", "month", ...fine] as const);
}

function createFilters(random: Random, metric: MetricName): Filter[] {
  const dimensions = ["routePattern", "source", ...(ownDimensions[metric] ?? [])];
  return random.some(dimensions, random.int(1, 2)).map((dimension) => ({
    dimension,
    operator: random.pick(["in", "not-in"] as const),
    values: random.some(valuesOf(dimension), random.int(1, 4)),
  }));
}

function valuesOf(dimension: string): readonly (string | null)[] {
  const own = Object.hasOwn(words, dimension) ? words[dimension as keyof typeof words] : [];
  const ordinary = dimension === "routePattern" ? routes : dimension === "source" ? sources : own;
  // Ordinary values three times, so that most filters let something through.
  return [...ordinary, ...ordinary, ...ordinary, ...hostileTexts.slice(0, 8), null, null];
}
