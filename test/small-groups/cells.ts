/**
 * What a metric counts in a range, in the finest groups that any answer is made of: row, local day, and what filters choose of every
 * metric. The figures of all answers are sums over some of them.
 */
import type { Delivery } from "../oracle/delivery.ts";
import type { MetricName } from "../oracle/metric-name.ts";
import { DAY_MS, type DayRange, type SmallWorld } from "./world.ts";

export interface Cell {
  /** The group of each level that the cell is in, from the level below the whole down. */
  readonly path: readonly (readonly (string | null)[])[];
  /** By the names of dimensions. */
  readonly values: Readonly<Record<string, string | null>>;
  readonly day: number;
  events: number;
  readonly users: Set<string>;
}

interface MetricRule {
  /** Null for any event. */
  readonly event: string | null;
  readonly dimensions: readonly string[];
  /** The measure that counts events. */
  readonly count: string;
  readonly hasDays: boolean;
}

const any = { event: null, dimensions: [], count: "events", hasDays: true };

export const metricRules: Readonly<Record<MetricName, MetricRule>> = {
  totals: any,
  "active-users": any,
  "top-orgs": { ...any, dimensions: ["orgIdHash"] },
  "top-routes": { event: "page_viewed", dimensions: ["routePattern"], count: "events", hasDays: true },
  "feature-views": {
    event: "feature_viewed",
    dimensions: ["feature", "surface"],
    count: "views",
    hasDays: true,
  },
  "filter-changes": {
    event: "filter_changed",
    dimensions: ["view", "filterKey"],
    count: "changes",
    hasDays: true,
  },
  "session-duration": { event: "session_ended", dimensions: ["bin"], count: "sessions", hasDays: false },
  "chart-interactions": {
    event: "chart_interacted",
    dimensions: ["chart", "action", "surface"],
    count: "interactions",
    hasDays: true,
  },
  "client-errors": {
    event: "client_error",
    dimensions: ["routePattern", "boundary", "errorClass"],
    count: "errors",
    hasDays: true,
  },
};

export const metricNames = Object.keys(metricRules) as MetricName[];

/** The cells of a metric, each with its events and its users; none that has no event. */
export function cellsOf(world: SmallWorld, metric: MetricName, range: DayRange): Cell[] {
  const { event, dimensions, hasDays } = metricRules[metric];
  const cells = new Map<string, Cell>();
  for (const delivery of world.deliveries) {
    const day = Math.floor((Date.parse(delivery.occurred_at) + world.offsetMs) / DAY_MS);
    if ((event !== null && delivery.name !== event) || day < range.first || day >= range.end) continue;
    const values = valuesOf(delivery, dimensions);
    const row = dimensions.map((dimension) => values[dimension] ?? null);
    const rest = ["routePattern", "source"].filter((dimension) => !dimensions.includes(dimension));
    const path = [
      ...(dimensions.length > 0 ? [row] : []),
      ...(hasDays ? [[String(day * DAY_MS - world.offsetMs)]] : []),
      rest.map((dimension) => values[dimension] ?? null),
    ];
    const key = JSON.stringify(path);
    const cell = cells.get(key) ?? { path, values, day, events: 0, users: new Set() };
    cell.events += 1;
    cell.users.add(delivery.anonymous_user_id);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function valuesOf(delivery: Delivery, dimensions: readonly string[]): Record<string, string | null> {
  const payload: Record<string, unknown> = JSON.parse(delivery.payload_json);
  const columns: Record<string, string | null> = {
    source: delivery.source,
    routePattern: delivery.route_pattern,
    orgIdHash: delivery.org_id_hash,
    bin: typeof payload.durationMs === "number" ? String(binOf(payload.durationMs)) : null,
  };
  const texts = dimensions
    .filter((dimension) => !(dimension in columns))
    .map((dimension) => [dimension, typeof payload[dimension] === "string" ? payload[dimension] : null]);
  return { ...columns, ...Object.fromEntries(texts) };
}

const binEdges = [0, ...Array.from({ length: 109 }, (_, i) => Math.ceil(1_000 * 2 ** ((i - 20) / 2)))];

/** The lower edge of the bin of a duration, in whole milliseconds. */
export function binOf(durationMs: number): number {
  return binEdges.findLast((edge) => edge <= durationMs) ?? 0;
}
