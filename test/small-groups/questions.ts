/** Whatever an attacker may ask about one range: filters, limits, granularities, trends, and the same as a comparison. */
import type { MetricName } from "../oracle/metric-name.ts";
import type { Question } from "../oracle/question.ts";
import type { Random } from "../worlds/random.ts";
import { type Cell, metricRules } from "./cells.ts";
import type { Filter } from "./filters.ts";
import type { Granularity } from "./granules.ts";
import { DAY_MS, type SmallWorld } from "./world.ts";

export interface SmallQuestion {
  readonly metric: MetricName;
  readonly filters: readonly Filter[];
  /** What points are by; asked for as `hour` now and then. */
  readonly granularity: Granularity;
  readonly limit: number | null;
  readonly trend: boolean;
  /** 0 or 1: about which of the world's ranges. */
  readonly range: 0 | 1;
  /** Whether the range before is compared with; of the first range only. */
  readonly compare: boolean;
  readonly asked: Question;
}

export function createSmallQuestion(
  random: Random,
  world: SmallWorld,
  metric: MetricName,
  cells: readonly Cell[],
): SmallQuestion {
  const { dimensions } = metricRules[metric];
  const filterable = [...new Set(["routePattern", "source", ...dimensions])].filter(
    (dimension) => dimension !== "orgIdHash" && dimension !== "bin",
  );
  const anyValueOf = (dimension: string) =>
    random.chance(0.1) || cells.length === 0 ? "nowhere" : (random.pick(cells).values[dimension] ?? null);
  const filters = Array.from({ length: random.chance(0.3) ? 0 : random.int(1, 3) }, (): Filter => {
    const dimension = random.pick(filterable);
    const values = Array.from({ length: random.int(1, 2) }, () => anyValueOf(dimension));
    return { dimension, operator: random.pick(["in", "not-in"] as const), values };
  });
  const granularity = random.pick(["day", "day", "week", "month"] as const);
  const limit = random.chance(0.3) ? random.int(1, 3) : null;
  const trend = random.chance(0.3);
  const range = random.chance(0.6) ? 0 : 1;
  const compare = range === 0 && random.chance(0.3);
  const { first, end } = world.ranges[range];
  const local = (day: number, ms = 0) => new Date(day * DAY_MS - world.offsetMs + ms).toISOString();
  // A range that begins or ends within a day is about the whole of it.
  const cut = random.chance(0.2);
  return {
    metric,
    filters,
    granularity,
    limit,
    trend,
    range,
    compare,
    asked: {
      metric,
      scope: { kind: "platform" },
      timeZone: world.timeZone,
      start: cut ? local(first, random.int(1, DAY_MS - 1)) : local(first),
      end: cut ? local(end - 1, random.int(1, DAY_MS)) : local(end),
      granularity: granularity === "day" && random.chance(0.3) ? "hour" : granularity,
      ...(compare ? { compare: "previous" as const } : {}),
      ...(limit === null ? {} : { limit }),
      ...(filters.length === 0 ? {} : { filters }),
      ...(trend ? { trend: true } : {}),
    },
  };
}
