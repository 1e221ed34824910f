import { TelemetryError } from "@firsthand/contract";
import type { RunStatement } from "../run-statement.ts";

/**
 * Accepts a time zone that both sides know: the names that this runtime computes with and that the engine lists. Bare
 * offsets are in no list. All calendar work is done here, by this runtime's rules; the engine never sees a zone.
 *
 * @param known the zones that the engine was found to list, so that it is asked for each once.
 * @throws TelemetryError `invalid_time_zone`
 */
export async function checkTimeZone(
  timeZone: string,
  run: RunStatement,
  known: Set<string> = new Set(),
): Promise<void> {
  if (!isKnownHere(timeZone)) throw unknown();
  if (timeZone === "UTC" || known.has(timeZone)) return;
  const { rows } = await run<{ name: string }>({
    sql: "SELECT time_zone AS name FROM system.time_zones WHERE time_zone = {timeZone:String}",
    parameters: { timeZone },
  });
  if (rows.length === 0) throw unknown();
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
