import { type InspectedTable, inspectTable } from "../../clickhouse/inspect-table.ts";
import { migrate } from "../../clickhouse/migrate.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Store } from "../store.ts";
import { essentialChecks } from "./table-checks.ts";
import { readTtl } from "./table-ttl.ts";

/** A raw table that can be used. */
export interface RawTable {
  /** Whether it was made just now. */
  readonly isNew: boolean;
  /** Its TTL in days; null when it keeps rows for ever, or by a rule that is not a number of days. */
  readonly retentionDays: number | null;
}

/**
 * Makes the raw table when it is missing, and accepts one that is there.
 *
 * @throws CommandFailure saying what differs, when the one that is there cannot be used.
 */
export async function createOrAcceptTable(
  store: Store,
  options: { readonly ttl: boolean },
): Promise<RawTable> {
  const found = await inspectTable(store.clickhouse);
  if (found === null) await migrate(store.clickhouse, options);
  const table = found ?? (await inspectTable(store.clickhouse));
  if (table === null)
    throw new CommandFailure(`The table was made in ${store.name}, but cannot be seen there.`);
  accept(table, store);
  const ttl = readTtl(table.ttl);
  return { isNew: found === null, retentionDays: ttl.kind === "days" ? ttl.days : null };
}

/**
 * Sees to it that there is a raw table that can be read.
 *
 * @throws CommandFailure saying what to do, when there is none or it cannot be used.
 */
export async function requireTable(store: Store): Promise<void> {
  const table = await inspectTable(store.clickhouse);
  if (table === null) {
    throw new CommandFailure(
      `${store.name} has no table of events. Make it with "firsthand migrate ${store.option}", or import a file.`,
    );
  }
  accept(table, store);
}

function accept(table: InspectedTable, store: Store): void {
  const differences = essentialChecks.flatMap((check) => {
    const { status, message } = check.run(table, 0);
    return status === "failure" ? [`${check.title}: ${message}`] : [];
  });
  if (differences.length === 0) return;
  throw new CommandFailure(
    [
      `The table in ${store.name} is not of the form that Firsthand reads, and it alters no table that exists.`,
      ...differences.map((difference) => `  ${difference}`),
      `"firsthand doctor ${store.option}" says what to do.`,
    ].join("\n"),
  );
}
