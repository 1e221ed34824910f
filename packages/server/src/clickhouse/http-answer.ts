import { parseError } from "@clickhouse/client";

/** What ClickHouse answers in `FORMAT JSON`. */
export interface HttpAnswer<Row> {
  readonly data: readonly Row[];
  readonly statistics?: { readonly rows_read: number; readonly bytes_read: number };
}

/** A body that is still coming. */
interface ComingBody {
  text(): Promise<string>;
  close(): void;
}

/**
 * Reads an answer with status 200, which can still be a failure: where ClickHouse has sent the first rows before it
 * failed, its exception stands at the end, as a field of the JSON or as text where the JSON breaks off.
 *
 * Rejects with that exception, and with a plain error for whatever else is not a whole answer.
 */
export async function readAnswer<Row>(body: ComingBody, signal: AbortSignal): Promise<HttpAnswer<Row>> {
  const text = await textOf(body, signal);
  const answer = parse(text);
  if (isAnswer<Row>(answer) && !("exception" in answer)) return answer;
  const exceptionAt = text.lastIndexOf("Code: ");
  throw exceptionAt === -1
    ? new Error("The body is no whole answer of ClickHouse's.")
    : parseError(text.slice(exceptionAt));
}

/** The client hears an abort only until the body begins. */
async function textOf(body: ComingBody, signal: AbortSignal): Promise<string> {
  const close = () => body.close();
  signal.addEventListener("abort", close, { once: true });
  if (signal.aborted) close();
  try {
    return await body.text();
  } finally {
    signal.removeEventListener("abort", close);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAnswer<Row>(value: unknown): value is HttpAnswer<Row> {
  return typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data);
}
