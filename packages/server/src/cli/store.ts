import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TelemetryError } from "@firsthand/contract";
import type { Command } from "commander";
import type { ClickHouse } from "../clickhouse/port.ts";
import { CommandFailure, usageFailure } from "./command-failure.ts";

/** Where the events are, as every command takes it. */
export interface StoreOptions {
  readonly data?: string;
  readonly clickhouse?: string;
  readonly database?: string;
}

/** Adds the options that say where the events are. */
export function addStoreOptions(command: Command): Command {
  return command
    .option("--data <dir>", "where the events are: data directory of the embedded engine")
    .option(
      "--clickhouse <url>",
      "where the events are: a ClickHouse server; its user and password come from CLICKHOUSE_USER and CLICKHOUSE_PASSWORD",
    )
    .option("--database <name>", "the server's database that holds the table (default: the user's own)");
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
  const { data, clickhouse: url, database } = options;
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
  return data === undefined ? connect(url ?? "", database) : openDirectory(data, directory);
}

async function openDirectory(path: string, directory: "create" | "require"): Promise<Store> {
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
    const clickhouse = await openEmbeddedClickHouse({ path });
    return { clickhouse, name: path, option: `--data ${path}`, close: () => clickhouse.close() };
  } catch (cause) {
    if (!(cause instanceof TelemetryError)) throw cause;
    const holder = await holderOf(path);
    throw new CommandFailure(
      `${path} cannot be opened. ${cause.message}${holder === null ? "" : ` It is process ${holder}.`}`,
      { cause },
    );
  }
}

/** The process that the engine noted in its directory, if it still runs. */
async function holderOf(path: string): Promise<number | null> {
  const status = await readFile(join(path, "status"), "utf8").catch(() => "");
  const pid = Number(/^PID: (\d+)/m.exec(status)?.[1] ?? 0);
  if (pid === 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

async function connect(url: string, database: string | undefined): Promise<Store> {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw usageFailure("--clickhouse takes an address such as http://localhost:8123.");
  }
  if (address.username !== "" || address.password !== "") {
    throw usageFailure(
      "--clickhouse takes no user and password: others can read a command line. Set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.",
    );
  }
  throw usageFailure(`${url} ${database}`);
}
