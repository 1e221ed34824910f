/** One read: constant SQL text with `{name:Type}` placeholders, and the values bound to them. */
export interface ReadStatement {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The rows of a read and what it cost. */
export interface ReadResult<Row> {
  readonly rows: readonly Row[];
  /** Rows and bytes the engine read from storage; null when it does not say. */
  readonly rowsRead: number | null;
  readonly bytesRead: number | null;
  readonly durationMs: number;
}

/** What one read may cost before the engine stops it. */
export interface ReadOptions {
  /** Lets the caller go at once, with the signal's reason, and has the engine stop; what it does not hear ends at `timeoutMs`. */
  readonly signal?: AbortSignal | undefined;
  /** The engine's time cap. */
  readonly timeoutMs: number;
  /**
   * Whose read this is, as an opaque key. Where reads have to wait for one another, no lane can take every place.
   * @default a lane of its own for all reads that name none
   */
  readonly lane?: string | undefined;
  /** Whether nobody waits for it: the engine then lets reads go first that somebody waits for. @default false */
  readonly background?: boolean | undefined;
}

/**
 * The reading half of ClickHouse. Read-only by the engine's own means (`readonly`), capped, and safe to call
 * concurrently. Failures are {@link TelemetryError}s with the codes `query_timeout`, `too_much_data`,
 * `store_unavailable` or `internal`; the engine's words stay in `cause`.
 */
export interface Reader {
  read<Row>(statement: ReadStatement, options: ReadOptions): Promise<ReadResult<Row>>;
}

/** How something is written. */
export interface WriteOptions {
  /**
   * Whether somebody waits for it, who goes away after `timeoutMs`. What came of what took longer is not known.
   * @default false: it gives way to what somebody waits for
   */
  readonly waitedFor?: { readonly timeoutMs: number } | undefined;
}

/** The writing half. The handler has it only where it takes events. */
export interface Writer {
  /** Runs one statement that returns nothing. */
  command(sql: string, options?: WriteOptions): Promise<void>;
  /** Inserts rows that are already JSON, one object a line. Stored and readable when it resolves. */
  insertJsonLines(table: string, lines: Uint8Array, options?: WriteOptions): Promise<void>;
}

/** A ClickHouse that Firsthand can use: embedded in this process, or a server over HTTP. */
export interface ClickHouse {
  readonly reader: Reader;
  readonly writer: Writer;
  /** The database and table of the raw events, as an identifier that is safe in SQL text. */
  readonly table: string;
  /** Stops taking reads and lets go of the data directory or the connections. */
  close(): Promise<void>;
}
