import { TelemetryError } from "@firsthand/contract";
import type { RunStatement } from "../run-statement.ts";

/**
 * Accepts a time zone that this runtime computes with, by the names that the engine lists and by the runtime's own: a zone that is younger
 * than the engine's list is the only one that its viewers' browsers tell. Bare offsets are no names. All calendar work is done here, by
 * this runtime's rules; the engine never sees a zone.
 *
 * @param known the zones that the engine was found to list, so that it is asked for each once.
 * @throws TelemetryError `invalid_time_zone`
 */
export async function checkTimeZone(
  timeZone: string,
  run: RunStatement,
  known: Set<string> = new Set(),
): Promise<void> {
  const ownName = getOwnName(timeZone);
  if (ownName === null) throw unknown();
  if (timeZone === "UTC" || known.has(timeZone)) return;
  const { rows } = await run<{ name: string }>({
    sql: "SELECT time_zone AS name FROM system.time_zones WHERE time_zone = {timeZone:String}",
    parameters: { timeZone },
  });
  if (rows.length === 0 && (ownName !== timeZone || !/^[A-Z]/.test(timeZone))) throw unknown();
  known.add(timeZone);
}

// Not `Intl.supportedValuesOf`: on some versions of Node it leaves out UTC and Asia/Kathmandu.
function getOwnName(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function unknown(): TelemetryError {
  return new TelemetryError(
    "invalid_time_zone",
    'The time zone is not known. Use an IANA name such as "Europe/Berlin" or "UTC".',
    { details: { field: "timeZone" } },
  );
}
