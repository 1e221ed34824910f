import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { TelemetryError } from "@firsthand/contract";
import { checkStatement } from "./check-statement.ts";
import { engineCodeOf, engineError, tooSlow, unreachable } from "./engine-error.ts";
import { readAnswer } from "./http-answer.ts";
import { insertSettings } from "./insert-settings.ts";
import { Lanes } from "./lanes.ts";
import type { ClickHouse, ReadOptions, ReadResult, ReadStatement, WriteOptions } from "./port.ts";
import { defaultReadCaps, type ReadCaps, readSettings } from "./read-settings.ts";
import { checkTableName, defaultTable } from "./table-name.ts";

/** Options of {@link connectClickHouse}. */
export interface HttpOptions {
  /** Address of the HTTP interface, such as `https://clickhouse.internal:8443`. */
  readonly url: string;
  /** @default "default" */
  readonly username?: string | undefined;
  /** @default "" */
  readonly password?: string | undefined;
  /** @default "default" */
  readonly database?: string | undefined;
  /** The table of the raw events, with its database or without. @default "product_telemetry_events" */
  readonly table?: string | undefined;
  /** Connections, and so reads that run at the same time. @default 10 */
  readonly connections?: number | undefined;
  /** What one read may cost. */
  readonly caps?: Partial<ReadCaps> | undefined;
}

/** How long after the engine's own time cap an answer is waited for. */
const GRACE_MS = 1_000;
const WRITE_TIMEOUT_MS = 600_000;

/**
 * Connects to a ClickHouse server or cluster over HTTP. Nothing is kept between requests: `readonly`, the caps and the
 * number formats go with every read, so the user must be allowed to set settings. Nothing is sent before the first use.
 *
 * @throws TelemetryError `invalid_request` when the address or the table's name is not usable.
 */
export function connectClickHouse(options: HttpOptions): ClickHouse {
  const table = checkTableName(options.table ?? defaultTable);
  const connections = options.connections ?? 10;
  const caps = { ...defaultReadCaps, ...options.caps };
  const lanes = new Lanes(connections);
  const client = createClient({
    url: checkUrl(options.url),
    username: options.username ?? "default",
    password: options.password ?? "",
    database: options.database ?? "default",
    application: "firsthand",
    max_open_connections: connections,
    request_timeout: WRITE_TIMEOUT_MS,
    // Lists of granules and of filter values outgrow an address.
    use_multipart_params_auto: true,
    // It would print statements with their parameters.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return {
    table,
    reader: {
      async read<Row>(statement: ReadStatement, options: ReadOptions) {
        checkStatement(statement);
        const leave = await lanes.enter(options.lane ?? "", options.signal);
        try {
          return await read<Row>(client, caps, statement, options);
        } finally {
          leave();
        }
      },
    },
    writer: {
      async command(query, options = {}) {
        await orOurs(
          client.command({ query, clickhouse_settings: { wait_end_of_query: 1 }, ...signalOf(options) }),
        );
      },
      async insertJsonLines(into, lines, options = {}) {
        // Not the client's insert: it takes objects only and would serialise them once more.
        const work = client.exec({
          query: `INSERT INTO ${checkTableName(into)} FORMAT JSONEachRow`,
          values: Readable.from([lines], { objectMode: false }),
          clickhouse_settings: { ...insertSettings(options), wait_end_of_query: 1 },
          ...signalOf(options),
        });
        await orOurs(work.then(({ stream }) => finished(stream.resume())));
      },
    },
    close: () => client.close(),
  };
}

/** Without an address the client library would take one of its own, and its words would repeat a password. */
function checkUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new TelemetryError(
    "invalid_request",
    'The option "url" has to be an address such as "http://localhost:8123".',
    { details: { field: "url" } },
  );
}

async function read<Row>(
  client: ClickHouseClient,
  caps: ReadCaps,
  { sql, parameters }: ReadStatement,
  options: ReadOptions,
): Promise<ReadResult<Row>> {
  const { signal, timeoutMs } = options;
  const startedAt = performance.now();
  const late = AbortSignal.timeout(timeoutMs + GRACE_MS);
  const ended = signal === undefined ? late : AbortSignal.any([signal, late]);
  try {
    const result = await client.query({
      query: sql,
      query_params: { ...parameters },
      format: "JSON",
      abort_signal: ended,
      clickhouse_settings: {
        ...readSettings(caps, options),
        readonly: "1",
        // A failure after the first rows would otherwise end in half an answer.
        wait_end_of_query: 1,
        // Closing the connection stops the work.
        cancel_http_readonly_queries_on_client_close: 1,
      },
    });
    const { data, statistics } = await readAnswer<Row>(result, ended);
    return {
      rows: data,
      rowsRead: statistics?.rows_read ?? null,
      bytesRead: statistics?.bytes_read ?? null,
      durationMs: performance.now() - startedAt,
    };
  } catch (cause) {
    signal?.throwIfAborted();
    throw late.aborted ? tooSlow(cause) : ours(cause);
  }
}

function signalOf({ waitedFor }: WriteOptions): { readonly abort_signal?: AbortSignal } {
  return waitedFor === undefined ? {} : { abort_signal: AbortSignal.timeout(waitedFor.timeoutMs) };
}

async function orOurs<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw ours(cause);
  }
}

/** What is no failure of the engine came from the way there. */
function ours(cause: unknown) {
  return cause instanceof ClickHouseError ? engineError(engineCodeOf(cause), cause) : unreachable(cause);
}
