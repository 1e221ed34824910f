import { Command } from "commander";
import { addStoreOptions, openStore, type StoreOptions } from "./store.ts";
import { createOrAcceptTable } from "./table/raw-table.ts";
import type { Terminal } from "./terminal.ts";

interface MigrateCommandOptions extends StoreOptions {
  readonly ttl: boolean;
}

const examples = `
A table that exists is never altered: it is accepted, or what differs is said.

Examples:
  $ firsthand migrate --data ./telemetry
  $ CLICKHOUSE_USER=writer CLICKHOUSE_PASSWORD=… firsthand migrate --clickhouse https://clickhouse.example:8443`;

/** `firsthand migrate`: makes the raw table, or accepts the one that is there. */
export function createMigrateCommand(terminal: Terminal): Command {
  const command = new Command("migrate")
    .description("make the table of events when it is missing, accept it when it fits")
    .option("--no-ttl", "keep events for ever instead of 180 days; for tests and benchmarks on fixed dates");
  return addStoreOptions(command)
    .addHelpText("after", examples)
    .action((options: MigrateCommandOptions) => runMigrate(options, terminal));
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
