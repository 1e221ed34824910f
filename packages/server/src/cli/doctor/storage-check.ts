import { inboxTable, intakeTable } from "../../ingest/tables.ts";
import { ownTables } from "../../sealing/own-tables.ts";
import { count, size } from "../figures.ts";
import { ok } from "../table/finding.ts";
import type { RowCheck } from "./row-check.ts";

/** What the table of events and Firsthand's own take on disk. */
export const storageCheck: RowCheck = {
  id: "storage",
  title: "Storage",
  async run({ clickhouse: { reader, table } }) {
    const tables = [table, ...ownTables(table).keys(), inboxTable(table), intakeTable(table)];
    const { rows } = await reader.read<{ name: string; rows: number; bytes: number }>(
      {
        sql: `SELECT if(has({tables:Array(String)}, concat(database, '.', table)), concat(database, '.', table), table) AS name,
  sum(rows) AS rows, sum(bytes_on_disk) AS bytes
FROM system.parts
WHERE active AND (has({tables:Array(String)}, concat(database, '.', table)) OR (database = currentDatabase() AND has({tables:Array(String)}, table)))
GROUP BY name`,
        parameters: { tables },
      },
      { timeoutMs: 10_000 },
    );
    const found = tables.flatMap((name) => rows.find((row) => row.name === name) ?? []);
    if (found.length === 0) return ok("Nothing is stored here.");
    const said = found.map((row) => {
      const each = row.rows === 0 ? "" : `, ${(row.bytes / row.rows).toFixed(1)} bytes a row`;
      return `${row.name} ${count(row.rows, "row")} in ${size(row.bytes)}${each}`;
    });
    return ok(`${said.join("; ")}.`);
  },
};
