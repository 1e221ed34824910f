import {
  type Catalogue,
  type EventLimits,
  isIdentifier,
  ownValues,
  type RejectionCode,
  TelemetryError,
} from "@firsthand/contract";
import type { EventRow } from "../import/event-row.ts";
import { judgeEvent } from "./judge-event.ts";

/** A batch of which each event was judged alone. */
export interface JudgedBatch {
  readonly source: string;
  readonly received: number;
  readonly rows: readonly EventRow[];
  readonly rejected: readonly Rejection[];
}

/** A refused event: its place in the batch, from 0, and why. */
export interface Rejection {
  readonly index: number;
  readonly code: RejectionCode;
}

/** What a batch is held against. */
export interface BatchStandard {
  readonly catalogue: Catalogue;
  /** The organisation whose session sends it. */
  readonly orgIdHash: string;
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly limits: EventLimits;
}

/**
 * Judges what producers post. Only what makes the batch as a whole unusable is refused here; one bad event never costs its neighbours.
 *
 * @throws TelemetryError `invalid_request`, `limit_exceeded`, or `forbidden` for the batch of another organisation.
 */
export function judgeBatch(body: unknown, standard: BatchStandard): JudgedBatch {
  const batch = ownValues(body, ["orgIdHash", "source", "events"]);
  if (typeof batch === "string" || !Array.isArray(batch.events) || batch.events.length === 0) {
    throw new TelemetryError(
      "invalid_request",
      "The body has to be { orgIdHash, source, events }, with at least one event and nothing else.",
      { details: { field: "body" } },
    );
  }
  const { eventsPerBatch } = standard.limits;
  if (batch.events.length > eventsPerBatch) {
    throw new TelemetryError("limit_exceeded", `A batch holds at most ${eventsPerBatch} events.`, {
      details: { field: "events", limit: eventsPerBatch },
    });
  }
  if (!isIdentifier(batch.source)) {
    throw new TelemetryError(
      "invalid_request",
      "source has to be the name of what produces the events, such as acme-web.",
      { details: { field: "source" } },
    );
  }
  if (batch.orgIdHash !== null && batch.orgIdHash !== standard.orgIdHash) {
    throw new TelemetryError(
      "forbidden",
      "The batch names an organisation that is not the session's. Leave orgIdHash null: the server knows it.",
      { details: { field: "orgIdHash" } },
    );
  }
  return judgeEvents(batch.events, { ...standard, source: batch.source });
}

function judgeEvents(
  events: readonly unknown[],
  standard: BatchStandard & { readonly source: string },
): JudgedBatch {
  const rows: EventRow[] = [];
  const rejected: Rejection[] = [];
  events.forEach((event, index) => {
    const judged = judgeEvent(event, standard);
    if (typeof judged === "string") rejected.push({ index, code: judged });
    else rows.push(judged);
  });
  return { source: standard.source, received: events.length, rows, rejected };
}
