import { TelemetryError } from "@firsthand/contract";

/** The table that hosts have today. */
export const defaultTable = "product_telemetry_events";

/**
 * A table's name, with its database or without, as an identifier that is safe in SQL text.
 *
 * @throws TelemetryError `invalid_request` when it is not one or two names of letters, digits and `_`, joined by a dot.
 */
export function checkTableName(table: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?$/.test(table)) return table;
  throw new TelemetryError(
    "invalid_request",
    'The option "table" has to be a name of letters, digits and "_", or two of them joined by a dot.',
    { details: { field: "table" } },
  );
}
