import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { TelemetryError } from "@firsthand/contract";
import type { Command } from "commander";
import type { ClickHouse } from "../clickhouse/port.ts";
import { defaultTable } from "../clickhouse/table-name.ts";
import { CommandFailure, usageFailure } from "./command-failure.ts";
import { parseName } from "./parse-option.ts";

/** Where the events are, as every command takes it. */
export interface StoreOptions {
  readonly data?: string;
  readonly clickhouse?: string;
  readonly database?: string;
  readonly table?: string;
}

/** Adds the options that say where the events are. */
export function addStoreOptions(command: Command): Command {
  return command
    .option("--data <dir>", "where the events are: data directory of the embedded engine")
    .option(
      "--clickhouse <url>",
      "where the events are: a ClickHouse server; its user and password come from CLICKHOUSE_USER and CLICKHOUSE_PASSWORD",
    )
    .option("--database <name>", 'the database of the server that holds the table (default: "default")')
    .option("--table <name>", `the table of events (default: "${defaultTable}")`, parseName("_"));
}

/** A ClickHouse that a command has opened. */
export interface Store {
  readonly clickhouse: ClickHouse;
  /** Names it for the user. */
  readonly name: string;
  /** The option that leads to it, to be repeated in advice. */
  readonly option: string;
  close(): Promise<void>;
}

/**
 * Opens what the options name. A data directory that is not there is made or refused, as `directory` says.
 *
 * @throws CommandFailure when not exactly one place is named, or it cannot be opened.
 */
export async function openStore(options: StoreOptions, directory: "create" | "require"): Promise<Store> {
  const { data, clickhouse: url, database, table } = options;
  if (data === undefined && url === undefined) {
    throw usageFailure(
      "Say where the events are: --data <dir> for the embedded engine, or --clickhouse <url> for a server.",
    );
  }
  if (data !== undefined && url !== undefined) {
    throw usageFailure(
      "Say one place only: --data <dir> is the embedded engine, --clickhouse <url> is a server.",
    );
  }
  if (data !== undefined && database !== undefined) {
    throw usageFailure("--database goes with --clickhouse; the embedded engine has one database.");
  }
  const store = await (data === undefined
    ? connect(url ?? "", database, table)
    : openDirectory(data, directory, table));
  return table === undefined ? store : { ...store, option: `${store.option} --table ${table}` };
}

async function openDirectory(
  path: string,
  directory: "create" | "require",
  table: string | undefined,
): Promise<Store> {
  // As a variable of the shell that is not set leaves it.
  if (path === "") throw usageFailure("--data takes a directory, and got an empty text.");
  const found = await stat(path).catch(() => null);
  if (found === null && directory === "require") {
    throw new CommandFailure(
      `There is no data directory ${resolve(path)}. Make one with "firsthand migrate --data ${path}" or "firsthand import".`,
    );
  }
  if (found !== null && !found.isDirectory()) {
    throw new CommandFailure(
      `${path} is a file. Give --data a directory; import makes it when it is missing.`,
    );
  }
  // Loaded late, so that --help and a wrong option answer at once.
  const { openEmbeddedClickHouse } = await import("../clickhouse/embedded.ts");
  try {
    const clickhouse = await openEmbeddedClickHouse({ path, table });
    return { clickhouse, name: path, option: `--data ${path}`, close: () => clickhouse.close() };
  } catch (cause) {
    if (!(cause instanceof TelemetryError)) throw cause;
    throw new CommandFailure(`${path}: ${cause.message}`, { cause });
  }
}

async function connect(url: string, database: string | undefined, table: string | undefined): Promise<Store> {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw usageFailure("--clickhouse takes an address such as http://localhost:8123.");
  }
  if (address.username !== "" || address.password !== "") {
    throw usageFailure(
      "--clickhouse takes no user and password: others can read a command line. Set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.",
    );
  }
  const { connectClickHouse } = await import("../clickhouse/http.ts");
  const clickhouse = connectClickHouse({
    url: address.href,
    database,
    table,
    username: process.env.CLICKHOUSE_USER,
    password: process.env.CLICKHOUSE_PASSWORD,
  });
  try {
    await clickhouse.reader.read({ sql: "SELECT 1", parameters: {} }, { timeoutMs: 10_000 });
  } catch (cause) {
    await clickhouse.close();
    throw new CommandFailure(describeRefusal(cause, address, database), { cause });
  }
  const option = `--clickhouse ${url}${database === undefined ? "" : ` --database ${database}`}`;
  return { clickhouse, name: address.host, option, close: () => clickhouse.close() };
}

/** What the user can do about a server that did not answer `SELECT 1`. */
function describeRefusal(error: unknown, { host }: URL, database = "default"): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  // 192 unknown user, 193 and 194 wrong or missing password, 516 authentication failed.
  if (["192", "193", "194", "516"].includes(code)) {
    return `${host} does not know this user and password. Set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD to those of the server.`;
  }
  if (code === "81") {
    return `${host} has no database ${database}. Create it, or name another one with --database.`;
  }
  const words = cause instanceof Error ? cause.message.split("\n", 1)[0] : "it did not answer in time";
  return `${host} cannot be reached as a ClickHouse server over HTTP (${words}). Check the address and that the server runs.`;
}
