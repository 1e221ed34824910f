import { Command } from "commander";
import { defaultTable } from "../clickhouse/table-name.ts";
import { clusterStatements } from "../cluster/cluster-statements.ts";
import { usageFailure } from "./command-failure.ts";
import { parseName } from "./parse-option.ts";
import { addStoreOptions, openStore, type StoreOptions } from "./store.ts";
import { createOrAcceptTable } from "./table/raw-table.ts";
import type { Terminal } from "./terminal.ts";

interface MigrateCommandOptions extends StoreOptions {
  readonly ttl: boolean;
  readonly cluster?: string;
}

const examples = `
A table that exists is never altered: it is accepted, or what differs is said. For a cluster the statements are written to
standard output, and nothing is run or looked at.

Examples:
  $ firsthand migrate --data ./telemetry
  $ CLICKHOUSE_USER=writer CLICKHOUSE_PASSWORD=… firsthand migrate --clickhouse https://clickhouse.example:8443
  $ firsthand migrate --cluster main --database product > cluster.sql`;

/** `firsthand migrate`: makes the raw table, or accepts the one that is there; for a cluster, writes the statements that do. */
export function createMigrateCommand(terminal: Terminal): Command {
  const command = new Command("migrate")
    .description("make the table of events when it is missing, accept it when it fits")
    .option("--no-ttl", "keep events for ever instead of 180 days; for tests and benchmarks on fixed dates")
    .option(
      "--cluster <name>",
      "write the statements that make the tables on every node of a cluster, and run none",
      parseName("_-"),
    );
  return addStoreOptions(command)
    .addHelpText("after", examples)
    .action((options: MigrateCommandOptions) =>
      options.cluster === undefined
        ? runMigrate(options, terminal)
        : writeStatements(options.cluster, options, terminal),
    );
}

async function runMigrate(options: MigrateCommandOptions, terminal: Terminal): Promise<void> {
  const store = await openStore(options, "create");
  try {
    const { isNew, retentionDays } = await createOrAcceptTable(store, { ttl: options.ttl });
    const kept = retentionDays === null ? "without a TTL in days" : `with a TTL of ${retentionDays} days`;
    terminal.out(`The table of events ${isNew ? "was made" : "was there already and fits"}, ${kept}.`);
  } finally {
    await store.close();
  }
}

function writeStatements(cluster: string, options: MigrateCommandOptions, terminal: Terminal): void {
  const { data, clickhouse, database = "default", table = defaultTable, ttl } = options;
  if (data !== undefined || clickhouse !== undefined) {
    throw usageFailure(
      "--cluster writes statements and runs none: leave --data and --clickhouse out, and hand what it writes to clickhouse-client.",
    );
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(database)) {
    throw usageFailure(
      '--database has to be a name of letters, digits and "_" for a cluster, as it becomes part of statements.',
    );
  }
  const statements = clusterStatements({ cluster, database, table, ttl });
  terminal.out(statements.map((statement) => `${statement};`).join("\n\n"));
  terminal.note(
    "Nothing was run. These statements were parsed by the engine and never run on a cluster: read them, and docs/cluster.md, before you do.",
  );
}
