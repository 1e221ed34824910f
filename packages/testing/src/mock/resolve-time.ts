import { autoGranularity, defaultLimits, type MetricParams, TelemetryError } from "@firsthand/contract";
import { fixtureNow } from "../fixture-options.ts";
import { localDaysOf, parseInstant } from "../time/range.ts";
import { DAY_MS, findZone, HOUR_MS, localDay, startOfDay, type Zone } from "../time/zone.ts";
import { requireAtMost } from "./parse-question.ts";

/** A question's parameters with every default of the surface spelt out. */
export interface ResolvedTime {
  readonly params: MetricParams;
  readonly now: string;
}

// Enough to tell a range with too many granules; their exact number is not needed for that.
const lengthsMs = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/**
 * Fills in the time range of a question as the server does: the last 30 local days, today included.
 *
 * @throws TelemetryError `invalid_time_zone`, `invalid_time_range` or `limit_exceeded`
 */
export function resolveTime(params: MetricParams, fixedNow: string | undefined): ResolvedTime {
  const { timeZone = "UTC", compare = "none", trend = false } = params;
  const zone = findZone(timeZone);
  if (zone === null) {
    throw new TelemetryError(
      "invalid_time_zone",
      "timeZone is not a known IANA name. Use a name such as Europe/Berlin.",
      {
        details: { field: "timeZone" },
      },
    );
  }
  const now = nowFor(zone, params.end, fixedNow);
  const today = localDay(zone, now);
  const start = params.start === undefined ? startOfDay(zone, today - 29) : parseInstant(zone, params.start);
  const end = params.end === undefined ? startOfDay(zone, today + 1) : parseInstant(zone, params.end);
  requireRange(zone, start, end, params);
  const range = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  return { params: { ...params, ...range, timeZone, compare, trend }, now: new Date(now).toISOString() };
}

/** A page that asks for days long after the fixtures' clock is answered at the end of those days. */
function nowFor(zone: Zone, end: string | undefined, fixedNow: string | undefined): number {
  if (fixedNow !== undefined) return Date.parse(fixedNow);
  const usual = Date.parse(fixtureNow);
  const asked = end === undefined ? Number.NaN : parseInstant(zone, end);
  return asked > usual + DAY_MS ? asked : usual;
}

function requireRange(zone: Zone, start: number, end: number, params: MetricParams): void {
  if (Number.isNaN(start) || Number.isNaN(end)) {
    const field = Number.isNaN(start) ? "start" : "end";
    throw new TelemetryError("invalid_time_range", `${field} is not a date or instant that exists.`, {
      details: { field },
    });
  }
  if (start >= end) {
    throw new TelemetryError("invalid_time_range", "start has to be before end.", {
      details: { field: "start" },
    });
  }
  const days = localDaysOf(zone, { start, end });
  requireAtMost("The number of days from start to end", days, defaultLimits.rangeDays);
  const { granularity = "auto" } = params;
  const length = lengthsMs[granularity === "auto" ? autoGranularity(days) : granularity];
  requireAtMost("The number of points", Math.floor((end - start) / length), defaultLimits.points);
}
