import { TelemetryError } from "@firsthand/contract";
import type { Recorder } from "../recorder.ts";

/** The zones that each reader's engine has been found to list. Names that it does not list are not kept. */
const listed = new WeakMap<object, Set<string>>();

/**
 * Accepts a time zone that both sides know: the names that this runtime computes with and that the engine lists. Bare
 * offsets are in no list. All calendar work is done here, by this runtime's rules; the engine never sees a zone.
 *
 * @throws TelemetryError `invalid_time_zone`
 */
export async function checkTimeZone(timeZone: string, recorder: Recorder): Promise<void> {
  if (!isKnownHere(timeZone)) throw unknown();
  const known = listed.get(recorder.reader) ?? new Set(["UTC"]);
  listed.set(recorder.reader, known);
  if (known.has(timeZone)) return;
  const zones = await recorder.readAside<{ name: string }>({
    sql: "SELECT time_zone AS name FROM system.time_zones WHERE time_zone = {timeZone:String}",
    parameters: { timeZone },
  });
  if (zones.length === 0) throw unknown();
  known.add(timeZone);
}

// Not `Intl.supportedValuesOf`: on some versions of Node it leaves out UTC and Asia/Kathmandu.
function isKnownHere(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function unknown(): TelemetryError {
  return new TelemetryError(
    "invalid_time_zone",
    'The time zone is not known. Use an IANA name such as "Europe/Berlin" or "UTC".',
    { details: { field: "timeZone" } },
  );
}
