import type { Session } from "chdb";
import { setParameters } from "./bound-literal.ts";
import type { Bindable } from "./check-statement.ts";
import { orEngineError } from "./embedded-engine.ts";
import { engineError } from "./engine-error.ts";
import type { ReadResult, ReadStatement } from "./port.ts";

interface JsonAnswer<Row> {
  readonly data: readonly Row[];
  readonly statistics: { readonly rows_read: number; readonly bytes_read: number };
}

/**
 * One connection of the embedded engine that can only read, one statement at a time. Its caps are fixed when it opens:
 * afterwards it is `readonly`, and neither the caps nor that can be undone.
 */
export class ReaderSession {
  readonly #session: Session;
  readonly #mark: string;

  private constructor(session: Session, mark: string) {
    this.#session = session;
    this.#mark = mark;
  }

  /** `mark` names the connection's work, so that {@link stop} finds it. */
  static async open(
    session: Session,
    mark: string,
    settings: Readonly<Record<string, string | number>>,
  ): Promise<ReaderSession> {
    const all = { ...settings, max_query_size: MAX_STATEMENT_BYTES, log_comment: mark };
    const list = Object.entries(all).map(([name, value]) => `${name} = '${value}'`);
    await orEngineError(session.queryAsync(`SET ${list.join(", ")}`));
    await orEngineError(session.queryAsync("SET readonly = 1"));
    return new ReaderSession(session, mark);
  }

  /**
   * Runs a statement that passed `checkStatement`. A session whose statement failed must be closed: the engine
   * puts what it had already written of the failed answer in front of the next one.
   */
  async run<Row>({ sql, parameters }: ReadStatement): Promise<ReadResult<Row>> {
    const startedAt = performance.now();
    // Not chdb's own binding: it lets only one statement with parameters run at a time in the whole process.
    const set = setParameters(parameters as Readonly<Record<string, Bindable>>);
    if (set !== null) await orEngineError(this.#session.queryAsync(set));
    const result = await orEngineError(this.#session.queryAsync(sql, { format: "JSON" }));
    const answer = parseAnswer<Row>(result.text());
    return {
      rows: answer.data,
      rowsRead: answer.statistics.rows_read,
      bytesRead: answer.statistics.bytes_read,
      durationMs: performance.now() - startedAt,
    };
  }

  /** Has `control`, another connection, tell the engine to stop what runs here. Returns before it has stopped. */
  stop(control: Session): void {
    // Synchronous, a few milliseconds: it works even when every thread is busy with what has to be stopped.
    control.query(`KILL QUERY WHERE Settings['log_comment'] = '${this.#mark}' ASYNC`);
  }

  close(): void {
    this.#session.close();
  }
}

const MAX_STATEMENT_BYTES = 16 * 1024 * 1024;

function parseAnswer<Row>(text: string): JsonAnswer<Row> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw engineError(null, cause);
  }
}
