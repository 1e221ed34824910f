import { type MetricParams, TelemetryError } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import type { Period, Plan } from "./plan.ts";
import { DAY_MS } from "./source/event-source.ts";
import type { Sums } from "./sql/sums.ts";
import { firstInstantOf, formatInstant, zonedAt } from "./time/local-time.ts";
import { isEmpty } from "./time/range.ts";

/** What was changed about a question so that it can be answered. */
export type Adjusted = "edges" | "utc-days" | "events";

/** A question that can be answered exactly, and what was changed about the one that was asked. */
export interface Answerable {
  readonly plan: Plan;
  readonly adjusted: Adjusted | null;
}

/**
 * Finds what can be answered of a question. Of the time before events are kept there are sums of whole steps, by what they are kept by:
 * where a question needs more than those tell, the nearest one that does not is what `params.nearest` asks for.
 *
 * @param planOf decides what a question means.
 * @throws TelemetryError `not_kept`, with the nearest question, or what `planOf` throws.
 */
export function findAnswerable(
  params: MetricParams,
  sums: Sums,
  planOf: (params: MetricParams) => Plan,
): Answerable {
  const asked = planOf(params);
  if (isAnswerable(asked, sums)) return { plan: asked, adjusted: null };
  const changes = nearestFirst(asked, params, sums);
  const found = changes.find(({ change }) => {
    const plan = attempt(() => planOf({ ...params, ...change }));
    return plan !== null && isAnswerable(plan, sums);
  });
  if (found !== undefined && params.nearest === true) {
    return { plan: planOf({ ...params, ...found.change }), adjusted: found.adjusted };
  }
  throw new TelemetryError("not_kept", reasonOf(asked, sums), {
    details: { field: "start", ...(found ? { nearest: { ...found.change } } : {}) },
  });
}

/** Whether all that a question asks of the time before events are kept is told by the sums that outlive them. */
function isAnswerable(plan: Plan, sums: Sums): boolean {
  const { eventsSinceMs } = plan.source;
  const older = periodsOf(plan).filter(
    ({ readable }) => !isEmpty(readable) && readable.startMs < eventsSinceMs,
  );
  if (older.length === 0) return true;
  const edges = periodsOf(plan)
    .flatMap(({ readable }) => [readable.startMs, readable.endMs])
    .filter((atMs) => atMs < eventsSinceMs);
  const granules = plan.trend || sums.stepMs < DAY_MS ? periodsOf(plan) : [];
  const starts = granules.flatMap((period) => period.granules.segments.map(({ startMs }) => startMs));
  return (
    plan.filters.every(({ dimension }) => sums.columns[dimension] !== undefined) &&
    [...edges, ...starts].every((atMs) => atMs % sums.stepMs === 0)
  );
}

/** Fields of a question, with other values. */
type Changed = Pick<MetricParams, "start" | "end" | "timeZone" | "granularity" | "compare">;

interface Change {
  readonly change: Changed;
  readonly adjusted: Adjusted;
}

/** What could be changed about a question, the least change first. */
function nearestFirst(plan: Plan, params: MetricParams, sums: Sums): readonly Change[] {
  const { timeZone, nowMs, period, source } = plan;
  const { startMs, endMs } = period.range;
  // A comparison with a range that is not over ends where as much time has passed, at whatever moment that is.
  const untilMs = Math.min(endMs, Math.floor(nowMs / sums.stepMs) * sums.stepMs);
  const inUtc = {
    timeZone: "UTC",
    start: utcDayNear(timeZone, startMs),
    end: utcDayNear(timeZone, endMs),
    ...(params.granularity === "hour" ? { granularity: "day" as const } : {}),
  };
  const until = (zone: string) => ({ end: formatInstant(zone, untilMs) });
  const day = zonedAt(timeZone, source.eventsSinceMs - 1)
    .toPlainDate()
    .add({ days: 1 });
  const start = { start: formatInstant(timeZone, Math.max(startMs, firstInstantOf(timeZone, day))) };
  return [
    { adjusted: "edges", change: until(timeZone) },
    { adjusted: "utc-days", change: inUtc },
    { adjusted: "utc-days", change: { ...inUtc, ...until("UTC") } },
    { adjusted: "events", change: start },
    { adjusted: "events", change: { ...start, compare: "none" } },
  ];
}

/** The date whose first instant is meant, or the one nearest to an instant within a day. */
function utcDayNear(timeZone: string, instantMs: number): string {
  const date = zonedAt(timeZone, instantMs).toPlainDate();
  if (firstInstantOf(timeZone, date) === instantMs) return date.toString();
  const nearestMs = Math.round(instantMs / DAY_MS) * DAY_MS;
  return Temporal.Instant.fromEpochMilliseconds(nearestMs).toZonedDateTimeISO("UTC").toPlainDate().toString();
}

function reasonOf(plan: Plan, sums: Sums): string {
  const since = formatInstant(plan.timeZone, plan.source.eventsSinceMs);
  const steps = sums.stepMs === DAY_MS ? "whole UTC days" : "quarters of an hour";
  const missing = plan.filters.find(({ dimension }) => sums.columns[dimension] === undefined);
  return missing === undefined
    ? `Before ${since} only sums of ${steps} are kept, and the question needs more than those tell. Move its edges to whole UTC days, or ask from then on.`
    : `Before ${since} only sums are kept, which cannot be filtered by ${missing.dimension}. Leave that filter out, or ask from then on.`;
}

function periodsOf({ period, comparison }: Plan): readonly Period[] {
  return comparison === null ? [period] : [period, comparison];
}

/** The plan of a changed question; null when it asks for nothing, or for too much. */
function attempt(make: () => Plan): Plan | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof TelemetryError) return null;
    throw error;
  }
}
