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

/** The two halves of a table's name; the database is empty when none is named. */
export function splitName(table: string): readonly [database: string, name: string] {
  const dot = table.indexOf(".");
  return [table.slice(0, Math.max(dot, 0)), table.slice(dot + 1)];
}

/** Of a system table: whether a row is about the database that `{database:String}` names, or about the current one when it is empty. */
export const isOfDatabase = "database = if({database:String} = '', currentDatabase(), {database:String})";
