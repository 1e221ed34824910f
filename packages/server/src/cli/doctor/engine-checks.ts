import { count } from "../figures.ts";
import { failure, ok, warning } from "../table/finding.ts";
import type { RowCheck } from "./row-check.ts";

/** Whether the engine knows the zones that viewers may have. */
export const timeZonesCheck: RowCheck = {
  id: "time-zones",
  title: "Time zones",
  async run({ readRow }) {
    // Some Nodes leave UTC and a few others out of their list although they know them.
    const zones = [...new Set(["UTC", "Asia/Kathmandu", ...Intl.supportedValuesOf("timeZone")])];
    const { missing } = await readRow<{ missing: string[] }>({
      sql: `SELECT arrayFilter(zone -> NOT has((SELECT groupArray(time_zone) FROM system.time_zones), zone), {zones:Array(String)}) AS missing`,
      parameters: { zones },
    });
    if (missing.length === 0)
      return ok(`The engine knows all ${count(zones.length, "time zone")} of this machine.`);
    const named = missing.slice(0, 5).join(", ");
    const message = `The engine does not know ${count(missing.length, "time zone")} of ${zones.length}: ${named}${missing.length > 5 ? " and more" : ""}.`;
    const action =
      "Viewers there are answered by this machine's rules, and other names of these zones get invalid_time_zone; update the time zone data of the ClickHouse server.";
    return missing.includes("UTC") ? failure(message, action) : warning(message, action);
  },
};

/** Whether what answers viewers could write: by what the engine says of itself, and by trying. */
export const readOnlyCheck: RowCheck = {
  id: "read-only",
  title: "Read-only reader",
  async run({ readRow }) {
    const action = "Give the handler a ClickHouse user whose profile has readonly = 1.";
    const { readonly } = await readRow<{ readonly: number }>({
      sql: "SELECT toFloat64(getSetting('readonly')) AS readonly",
      parameters: {},
    });
    // 2 would still allow settings to be changed and files to be read.
    if (readonly !== 1) return failure(`The reader runs with readonly = ${readonly} instead of 1.`, action);
    // Leads nowhere, should it be accepted.
    const attempt = readRow({ sql: "INSERT INTO FUNCTION null('x UInt8') SELECT 1", parameters: {} });
    const isRefused = await attempt.then(
      () => false,
      () => true,
    );
    return isRefused
      ? ok("The reader is read-only, and refused a write.")
      : failure("The reader accepted a write.", action);
  },
};
