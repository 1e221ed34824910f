import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TelemetryError } from "@firsthand/contract";
import type { Session } from "chdb";
import { engineCodeOf, engineError } from "./engine-error.ts";

type Chdb = typeof import("chdb");

/** The embedded engine on one data directory, before any connection to it. */
export interface EmbeddedEngine {
  /** Opens a further connection; the first one takes the directory. */
  connect(): Session;
  /** Resolves when nothing runs any more and every closed connection is gone. */
  drained(): Promise<void>;
}

/**
 * Loads `chdb`, which hosts install only when they want the embedded engine.
 *
 * @throws TelemetryError `store_unavailable` when it is missing, or has no build for this machine.
 */
export async function loadEmbeddedEngine(path: string): Promise<EmbeddedEngine> {
  const chdb = await importChdb();
  return {
    connect: () => {
      try {
        return new chdb.Session(path);
      } catch (cause) {
        throw notOpened(path, cause);
      }
    },
    drained: () => chdb.drainPending(),
  };
}

async function importChdb(): Promise<Chdb> {
  try {
    return await import("chdb");
  } catch (cause) {
    throw new TelemetryError(
      "store_unavailable",
      'The embedded ClickHouse needs the package "chdb" (Linux or macOS, glibc). Install it beside @firsthand/server, or connect to a ClickHouse server instead.',
      { cause },
    );
  }
}

/** Sees to it that every failure of the engine is one of ours. */
export async function orEngineError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw engineError(engineCodeOf(cause), cause);
  }
}

/** chdb says no more than that it failed, and prints the reason where nobody looks; the lock file names the owner. */
function notOpened(path: string, cause: unknown): TelemetryError {
  const owner = otherOwner(path);
  const reason =
    owner === null
      ? "It is held by another process, or this process may not write to it, or this process has another directory open."
      : `Process ${owner}, such as a running "firsthand serve", holds it.`;
  return new TelemetryError(
    "store_unavailable",
    `The data directory cannot be opened. ${reason} Stop that process, or choose another directory.`,
    { cause },
  );
}

function otherOwner(path: string): number | null {
  try {
    const pid = Number(/^PID: (\d+)/.exec(readFileSync(join(path, "status"), "utf8"))?.[1]);
    return pid > 0 && pid !== process.pid ? pid : null;
  } catch {
    return null;
  }
}
