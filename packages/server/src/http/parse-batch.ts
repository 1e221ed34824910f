import { type Limits, queryBatchSchema, TelemetryError } from "@firsthand/contract";
import { formatPath, unknownField } from "./describe-issue.ts";
import { parseJson } from "./parse-json.ts";

/** One question of a batch, with its metric and parameters not yet judged. */
export interface BatchEntry {
  readonly id: string;
  readonly metric: string;
  readonly params: unknown;
}

const batchFields = Object.keys(queryBatchSchema.shape);
const entryFields = ["id", "metric", "params"] as const satisfies readonly (keyof BatchEntry)[];

/**
 * Reads the body of `POST /query`. Only what makes the batch as a whole unanswerable is refused here: its form, its
 * size, and ids that would make two answers look alike.
 *
 * @throws TelemetryError `invalid_request` or `limit_exceeded`.
 */
export function parseBatch(text: string, limits: Limits): readonly BatchEntry[] {
  const body = parseJson(text, "body");
  requireBatchSize(body, limits.queriesPerBatch);
  const parsed = queryBatchSchema.safeParse(body);
  if (!parsed.success) throw describeBatchIssue(parsed.error.issues[0]);
  const { queries } = parsed.data;
  const ids = new Set<string>();
  queries.forEach(({ id }, index) => {
    if (ids.has(id)) {
      const field = `queries[${index}].id`;
      throw new TelemetryError(
        "invalid_request",
        `${field} is the id of an earlier query. Give each query its own.`,
        { details: { field } },
      );
    }
    ids.add(id);
  });
  return queries;
}

// Before the schema looks at each of them.
function requireBatchSize(body: unknown, limit: number): void {
  if (typeof body !== "object" || body === null || !("queries" in body)) return;
  if (!Array.isArray(body.queries) || body.queries.length <= limit) return;
  throw new TelemetryError("limit_exceeded", `A batch holds at most ${limit} queries.`, {
    details: { field: "queries", limit },
  });
}

function describeBatchIssue(
  issue: { readonly code?: string; readonly path: PropertyKey[] } | undefined,
): TelemetryError {
  const path = issue?.path ?? [];
  const field = path.length === 0 ? "body" : formatPath(path);
  if (issue?.code === "unrecognized_keys")
    return unknownField(field, path.length === 0 ? batchFields : entryFields);
  return new TelemetryError(
    "invalid_request",
    "The body has to be { queries: [{ id, metric, params }] }, with at least one query and ids of 1 to 64 characters.",
    { details: { field } },
  );
}
