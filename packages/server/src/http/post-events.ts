import { type Scope, TelemetryError } from "@firsthand/contract";
import * as z from "zod/mini";
import type { Ingest } from "../ingest/ingest.ts";
import type { Stored } from "../ingest/ingest-line.ts";
import { type JudgedBatch, judgeBatch } from "../ingest/judge-batch.ts";
import type { Call } from "./call.ts";
import { withDeadline } from "./deadline.ts";
import { nothingServed } from "./endpoints.ts";
import { parseFlatJson } from "./parse-json.ts";
import { requireNoQueryString } from "./parse-query-string.ts";
import { readJsonBody } from "./read-body.ts";
import { jsonResponse } from "./responses.ts";
import { scopeKey } from "./scope.ts";

/** What `POST /events` answers. accepted + duplicates + rejected are the items received. */
export const ingestAnswerSchema = z.object({
  /** Finds the batch in the host's log; the same as the header `X-Request-Id`. */
  ingestion_id: z.string(),
  status: z.literal("accepted"),
  items_received: z.number(),
  /** Always `disabled`: there is no queue between this answer and the store. */
  stream: z.literal("disabled"),
  /** Events that were new. They are stored, and in the answer to the next question. */
  accepted: z.number(),
  /** Events that had been accepted before, by their organisation and id. They change nothing. */
  duplicates: z.number(),
  /** Events that were refused, by their place in the batch from 0. */
  rejected: z.array(z.object({ index: z.number(), code: z.string() })),
});

/** {@inheritDoc ingestAnswerSchema} */
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

/** `POST /events`: what producers send, stored when it is answered. */
export async function postEvents(call: Call, scope: Scope): Promise<Response> {
  const { request, requestId, search, settings } = call;
  const { ingest, limits, bodyTimeoutMs, now } = settings;
  requireNoQueryString(search, limits.queryBodyBytes);
  if (ingest === null) throw nothingServed();
  if (scope.kind !== "org") {
    throw new TelemetryError("forbidden", "Events belong to an organisation. Sign in to one to send them.");
  }
  const leave = ingest.room.take(scopeKey(scope), announcedBytes(request, limits.eventBatchBytes));
  let isWaiting = false;
  try {
    const text = await readJsonBody(request, { maxBytes: limits.eventBatchBytes, timeoutMs: bodyTimeoutMs });
    const nowMs = now();
    // An event is flat, and its checks do not look further: one that is not costs no neighbour.
    const batch = judgeBatch(parseFlatJson(text, "body"), {
      catalogue: ingest.catalogue,
      orgIdHash: scope.orgIdHash,
      // The engine's TTL counts seconds since the epoch.
      earliestMs: Math.max(0, nowMs - ingest.maxEventAgeMs),
      latestMs: nowMs + ingest.maxEventAheadMs,
      limits,
    });
    // What waits takes room until it is stored, also when its client has gone.
    const stored = store(batch, scope.orgIdHash, ingest).finally(() => {
      leave();
      ingest.underWay.delete(stored);
    });
    ingest.underWay.add(stored);
    isWaiting = true;
    return jsonResponse(await answer(batch, stored, requestId, ingest), requestId, 202);
  } finally {
    if (!isWaiting) leave();
  }
}

/** Events first: a report of drops tells of others, and can come again. */
async function store(batch: JudgedBatch, orgIdHash: string, { line, intake }: Ingest): Promise<Stored> {
  const stored =
    batch.rows.length === 0 ? { accepted: 0, duplicates: 0 } : await line.add(orgIdHash, batch.rows);
  if (batch.dropped !== null) await intake.report(orgIdHash, batch.source, batch.dropped);
  intake.count(orgIdHash, batch, stored);
  return stored;
}

async function answer(
  { received, rejected }: JudgedBatch,
  stored: Promise<Stored>,
  requestId: string,
  { storeTimeoutMs }: Ingest,
): Promise<IngestAnswer> {
  const { accepted, duplicates } = await withDeadline(() => stored, {
    timeoutMs: storeTimeoutMs,
    // A client that goes away takes nothing back.
    signal: new AbortController().signal,
    onTimeout: () =>
      new TelemetryError(
        "store_unavailable",
        "The events were not stored in time. Send the same batch again: what was stored is not counted twice.",
      ),
  });
  return {
    ingestion_id: requestId,
    status: "accepted",
    items_received: received,
    stream: "disabled",
    accepted,
    duplicates,
    rejected: [...rejected],
  };
}

function announcedBytes(request: Request, most: number): number {
  const announced = Number(request.headers.get("content-length") ?? most);
  return Number.isInteger(announced) && announced >= 0 ? Math.min(announced, most) : most;
}
