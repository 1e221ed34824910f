import { defaultLimits, queryBatchSchema, TelemetryError } from "@firsthand/contract";
import { requireAtMost } from "./parse-question.ts";

/** One question of a batch, not yet judged. */
export interface BatchEntry {
  readonly id: string;
  readonly metric: string;
  readonly params: unknown;
}

/**
 * Reads the body of `POST /query`.
 *
 * @throws TelemetryError `unsupported_media_type`, `payload_too_large`, `limit_exceeded` or `invalid_request`
 */
export async function readBatch(request: Request): Promise<readonly BatchEntry[]> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new TelemetryError(
      "unsupported_media_type",
      "Send the body as application/json in UTF-8, uncompressed.",
      {
        details: { field: "content-type", allowed: ["application/json"] },
      },
    );
  }
  const body = await request.arrayBuffer();
  const { queryBodyBytes, queriesPerBatch } = defaultLimits;
  if (body.byteLength > queryBodyBytes) {
    throw new TelemetryError("payload_too_large", `The body is larger than ${queryBodyBytes} bytes.`, {
      details: { limit: queryBodyBytes },
    });
  }
  const parsed = queryBatchSchema.safeParse(parseJson(new TextDecoder().decode(body)));
  if (!parsed.success) {
    throw new TelemetryError(
      "invalid_request",
      "The body has to be { queries: [{ id, metric, params }] }, with at least one query and ids of 1 to 64 characters.",
      { details: { field: "body" } },
    );
  }
  const { queries } = parsed.data;
  requireAtMost("queries", queries.length, queriesPerBatch);
  if (new Set(queries.map((query) => query.id)).size === queries.length) return queries;
  throw new TelemetryError("invalid_request", "Two queries have the same id. Give each query its own.", {
    details: { field: "queries" },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TelemetryError("invalid_request", "The body is not JSON.", { details: { field: "body" } });
  }
}
