import type { Scope, Statement } from "@firsthand/contract";
import type { Reader, ReadStatement } from "../clickhouse/port.ts";
import type { QueryContext } from "./context.ts";

/** Runs the statements of one answer and remembers what they were and what they cost. */
export class Recorder {
  readonly reader: Reader;
  readonly #context: QueryContext;
  readonly #statements: Statement[] = [];

  constructor(context: QueryContext) {
    this.reader = context.reader;
    this.#context = context;
  }

  /** Reads for the answer: counted and part of its evidence. */
  async read<Row>(statement: ReadStatement): Promise<readonly Row[]> {
    const { rows, rowsRead, bytesRead, durationMs } = await this.#run<Row>(statement);
    this.#statements.push({
      sql: statement.sql,
      parameters: redact(statement.parameters, this.#context.scope),
      rowsRead,
      bytesRead,
      durationMs,
    });
    return rows;
  }

  /** Reads something that is no part of any answer, such as what the engine knows about time zones. */
  async readAside<Row>(statement: ReadStatement): Promise<readonly Row[]> {
    return (await this.#run<Row>(statement)).rows;
  }

  get statements(): readonly Statement[] {
    return this.#statements;
  }

  /** The sum of a cost over all statements; null when the engine did not say it for one of them. */
  total(cost: "rowsRead" | "bytesRead"): number | null {
    return this.#statements.reduce<number | null>((sum, statement) => {
      const one = statement[cost];
      return sum === null || one === null ? null : sum + one;
    }, 0);
  }

  #run<Row>(statement: ReadStatement) {
    const { signal, limits } = this.#context;
    signal.throwIfAborted();
    return this.reader.read<Row>(statement, { signal, timeoutMs: limits.queryTimeoutMs });
  }
}

/** The parameters with the organisation's hash replaced, wherever it stands. */
function redact(parameters: ReadStatement["parameters"], scope: Scope): Record<string, unknown> {
  if (scope.kind === "platform") return { ...parameters };
  const hide = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hide);
    return typeof value === "string" ? value.replaceAll(scope.orgIdHash, "<scope>") : value;
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, hide(value)]));
}
