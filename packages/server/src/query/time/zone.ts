import { TelemetryError } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import type { Recorder } from "../recorder.ts";

const knownZones = new WeakMap<object, Promise<ReadonlySet<string>>>();

/**
 * Checks that a time zone is an IANA name that this process and the engine both know. Bare offsets are refused: they
 * are not zones, and have no clock changes.
 *
 * @throws TelemetryError `invalid_time_zone`
 */
export async function checkTimeZone(timeZone: string, recorder: Recorder): Promise<void> {
  if (!isKnownHere(timeZone) || !(await zonesOfEngine(recorder)).has(timeZone)) {
    throw new TelemetryError(
      "invalid_time_zone",
      'The time zone is not known. Use an IANA name such as "Europe/Berlin" or "UTC".',
      { details: { field: "timeZone" } },
    );
  }
}

/** The moment `instant`, in milliseconds since the epoch, on the clocks of a zone. */
export function zonedAt(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

/** RFC 3339 with the zone's offset at that moment; the fraction is left out when it is zero. */
export function formatInstant(instant: number, timeZone: string): string {
  const text = zonedAt(instant, timeZone).toString({ timeZoneName: "never", calendarName: "never" });
  return text;
}

/** The first instant of a local date, in milliseconds since the epoch. A date that was skipped begins with the next one. */
export function firstInstantOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

function isKnownHere(timeZone: string): boolean {
  if (/^[+-]/.test(timeZone)) return false;
  try {
    // Not `Intl.supportedValuesOf`: on some versions of Node it leaves out UTC and Asia/Kathmandu.
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The engine's own list, read once per reader and again after a failure. */
function zonesOfEngine(recorder: Recorder): Promise<ReadonlySet<string>> {
  const known = knownZones.get(recorder.reader);
  if (known !== undefined) return known;
  const zones = recorder
    .readAside<{ time_zone: string }>({ sql: "SELECT time_zone FROM system.time_zones", parameters: {} })
    .then((rows) => new Set(rows.map(({ time_zone }) => time_zone)));
  knownZones.set(recorder.reader, zones);
  zones.catch(() => knownZones.delete(recorder.reader));
  return zones;
}
