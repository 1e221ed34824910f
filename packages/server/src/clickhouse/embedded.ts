import { setTimeout as pause } from "node:timers/promises";
import { loadEmbeddedEngine, orEngineError } from "./embedded-engine.ts";
import { EmbeddedReader } from "./embedded-reader.ts";
import { insertSettings } from "./insert-settings.ts";
import type { ClickHouse, WriteOptions } from "./port.ts";
import { defaultReadCaps, type ReadCaps } from "./read-settings.ts";
import { checkTableName, defaultTable } from "./table-name.ts";

/** Options of {@link openEmbeddedClickHouse}. */
export interface EmbeddedOptions {
  /** The data directory; made when it is missing. One process at a time can have it. */
  readonly path: string;
  /** The table of the raw events, with its database or without. @default "product_telemetry_events" */
  readonly table?: string | undefined;
  /**
   * Reads that run at the same time. Each takes one of Node's worker threads (`UV_THREADPOOL_SIZE`, 4 unless the process
   * was started with another number), and the files, names and zips of the whole process share those with them.
   * @default one less than there are threads, at most 8
   */
  readonly readers?: number | undefined;
  /** What one read may cost. */
  readonly caps?: Partial<ReadCaps> | undefined;
}

/**
 * Opens the ClickHouse engine in this process, on a directory of its own: for development, tests, demonstrations and
 * small single-node use.
 *
 * It uses chdb's sessions and not `@clickhouse/client` over them: that adapter leaves settings behind from one call to
 * the next, reports no statistics, and binds parameters through a queue that lets one statement run at a time.
 *
 * @throws TelemetryError `store_unavailable` when the package `chdb` is missing or another process has the directory.
 */
export async function openEmbeddedClickHouse(options: EmbeddedOptions): Promise<ClickHouse> {
  const table = checkTableName(options.table ?? defaultTable);
  const engine = await loadEmbeddedEngine(options.path);
  const writer = engine.connect();
  // A connection runs one statement at a time: a day that is being sealed would hold up whoever waits.
  const waitedFor = engine.connect();
  const sessionFor = (options: WriteOptions = {}) => (options.waitedFor === undefined ? writer : waitedFor);
  const reader = new EmbeddedReader(engine, {
    readers: options.readers ?? defaultReaders(),
    caps: { ...defaultReadCaps, ...options.caps },
  });
  return {
    table,
    reader,
    writer: {
      async command(sql, options) {
        await orEngineError(sessionFor(options).queryAsync(sql));
      },
      async insertJsonLines(into, lines, options = {}) {
        const inserted = sessionFor(options).insert({
          table: checkTableName(into),
          values: lines,
          format: "JSONEachRow",
          settings: insertSettings(options),
        });
        await orEngineError(inserted);
      },
    },
    async close() {
      await reader.close(CLOSE_WITHIN_MS);
      writer.close();
      waitedFor.close();
      // A read that does not stop keeps the directory only until its time cap; an insert has to be finished.
      await Promise.race([engine.drained(), pause(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

const CLOSE_WITHIN_MS = 900;

function defaultReaders(): number {
  const threads = Number(process.env.UV_THREADPOOL_SIZE) || 4;
  return Math.min(8, Math.max(1, threads - 1));
}
