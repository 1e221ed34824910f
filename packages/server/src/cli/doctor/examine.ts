import { TelemetryError } from "@firsthand/contract";
import { inspectTable } from "../../clickhouse/inspect-table.ts";
import type { ClickHouse } from "../../clickhouse/port.ts";
import type { Retention } from "../../sealing/tables.ts";
import { type Finding, failure, ok, warning } from "../table/finding.ts";
import { tableChecks } from "../table/table-checks.ts";
import { repeatsCheck, sharedIdsCheck } from "./delivery-checks.ts";
import { readOnlyCheck, timeZonesCheck } from "./engine-checks.ts";
import type { RowCheck, RowCheckContext } from "./row-check.ts";
import { sealedRowsCheck, sealingTablesCheck, sealsCheck } from "./sealing-checks.ts";
import { storageCheck } from "./storage-check.ts";
import { futureCheck, retentionCheck } from "./time-checks.ts";
import { catalogueCheck, organisationsCheck, payloadsCheck } from "./value-checks.ts";

/** What one check found, with its name. */
export interface Diagnosis extends Finding {
  readonly id: string;
  readonly title: string;
}

const readTimeoutMs = 60_000;

const rowChecks: readonly RowCheck[] = [
  retentionCheck,
  repeatsCheck,
  sharedIdsCheck,
  organisationsCheck,
  payloadsCheck,
  catalogueCheck,
  futureCheck,
  sealingTablesCheck,
  sealsCheck,
  sealedRowsCheck,
  storageCheck,
];
const engineChecks: readonly RowCheck[] = [timeZonesCheck, readOnlyCheck];

/** Examines the table, its rows and the engine, and tells each finding as soon as it is there. */
export async function* examine(
  clickhouse: ClickHouse,
  options: Retention & { readonly now?: () => number },
): AsyncGenerator<Diagnosis> {
  const { rawRetentionDays, historyDays, now = Date.now } = options;
  const context: RowCheckContext = {
    clickhouse,
    table: clickhouse.table,
    retention: { rawRetentionDays, historyDays },
    now: now(),
    async readRow<Row>(statement: Parameters<RowCheckContext["readRow"]>[0]) {
      const { rows } = await clickhouse.reader.read<Row>(statement, { timeoutMs: readTimeoutMs });
      const row = rows[0];
      if (row === undefined) throw new Error("A statement of one row answered none.");
      return row;
    },
  };

  const inspected = await inspectTable(clickhouse);
  const table = { id: "table", title: "Table" };
  if (inspected === null) {
    yield {
      ...table,
      ...failure("There is none.", "Make it with firsthand migrate, or with the first firsthand import."),
    };
  } else {
    yield { ...table, ...ok("It is there.") };
    let isReadable = true;
    for (const check of tableChecks) {
      const finding = check.run(inspected, rawRetentionDays);
      if (check.id === "columns" && finding.status === "failure") isReadable = false;
      yield { id: check.id, title: check.title, ...finding };
    }
    // Rows cannot be asked for columns that are not there.
    if (isReadable) for (const check of rowChecks) yield await diagnose(check, context);
  }
  for (const check of engineChecks) yield await diagnose(check, context);
}

async function diagnose(check: RowCheck, context: RowCheckContext): Promise<Diagnosis> {
  const { id, title } = check;
  try {
    return { id, title, ...(await check.run(context)) };
  } catch (error) {
    if (!(error instanceof TelemetryError)) throw error;
    const isTooLarge = error.code === "query_timeout" || error.code === "too_much_data";
    const finding = isTooLarge
      ? warning(
          "The table is too large to look at within the caps of a reader.",
          "Look at a copy of a part of it.",
        )
      : failure(
          `It could not be looked at: ${error.message}`,
          "See that ClickHouse is well and that its user may read the table and system tables.",
        );
    return { id, title, ...finding };
  }
}
