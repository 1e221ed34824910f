import type { Scope, Statement } from "@firsthand/contract";
import type { ReadResult, ReadStatement } from "../clickhouse/port.ts";
import type { SourcedStatement } from "./choose-source.ts";
import type { QueryContext } from "./context.ts";
import type { Source } from "./source/event-source.ts";

/** Runs one statement of an answer. */
export type RunStatement = <Row>(statement: ReadStatement | SourcedStatement) => Promise<ReadResult<Row>>;

/** Runs the statements of one answer and remembers them. */
export interface StatementRunner {
  readonly run: RunStatement;
  /** What was run so far, in the order in which it was begun, with the scope's hash replaced. */
  readonly tellStatements: () => readonly Statement[];
  /** What they were made from. */
  readonly sources: readonly Source[];
}

/** `signal` ends the whole answer: what runs is given up, and nothing further is started. */
export function createStatementRunner(
  context: QueryContext,
  scope: Scope,
  signal: AbortSignal,
): StatementRunner {
  const begun: (Statement | null)[] = [];
  const sources: Source[] = [];
  return {
    tellStatements: () => begun.filter((statement) => statement !== null),
    sources,
    async run<Row>(asked: ReadStatement | SourcedStatement) {
      signal.throwIfAborted();
      const statement = { sql: asked.sql, parameters: asked.parameters };
      const lane = scope.kind === "org" ? scope.orgIdHash : scope.kind;
      const place = begun.push(null) - 1;
      if ("sources" in asked) sources.push(...asked.sources);
      const key = isOfSealsOnly(asked) ? JSON.stringify([lane, statement]) : null;
      const result =
        (key === null ? null : context.resultCache?.get<Row>(key)) ??
        (await context.reader.read<Row>(statement, {
          signal,
          timeoutMs: context.limits.queryTimeoutMs,
          lane,
        }));
      if (key !== null) context.resultCache?.set(key, result.rows);
      const { rowsRead, bytesRead, durationMs } = result;
      const parameters = withoutHash(statement.parameters, scope);
      begun[place] = { sql: statement.sql, parameters, rowsRead, bytesRead, durationMs };
      return result;
    },
  };
}

function isOfSealsOnly(statement: ReadStatement | SourcedStatement): boolean {
  return (
    "sources" in statement &&
    statement.sources.every(({ kind }) => kind !== "raw") &&
    statement.sources.length > 0
  );
}

/** Wherever the hash stands, also in a filter somebody wrote: evidence is copied into tickets. */
function withoutHash(parameters: ReadStatement["parameters"], scope: Scope): Record<string, unknown> {
  if (scope.kind === "platform") return { ...parameters };
  const redact = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(redact);
    return typeof value === "string" ? value.replaceAll(scope.orgIdHash, "<scope>") : value;
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, redact(value)]));
}
