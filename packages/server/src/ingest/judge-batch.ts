import {
  type Catalogue,
  type DropReport,
  dropReasons,
  type EventLimits,
  isCount,
  isId,
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
  /** What the producer says that it dropped; null where it says nothing. */
  readonly dropped: DropReport | null;
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
  const reports = typeof body === "object" && body !== null && Object.hasOwn(body, "dropped");
  const batch = ownValues(body, [...fields, ...(reports ? (["dropped"] as const) : [])]);
  if (typeof batch === "string" || !Array.isArray(batch.events) || (batch.events.length === 0 && !reports)) {
    throw new TelemetryError(
      "invalid_request",
      "The body has to be { orgIdHash, source, events }, with at least one event and nothing else but what was dropped.",
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
  const dropped = reports ? checkReport(batch.dropped) : null;
  return { ...judgeEvents(batch.events, { ...standard, source: batch.source }), dropped };
}

function checkReport(value: unknown): DropReport {
  const report = ownValues(value, ["id", "counts"]);
  if (typeof report === "string" || !isId(report.id) || !isCounts(report.counts)) {
    throw new TelemetryError(
      "invalid_request",
      `dropped has to be { id, counts }, with counts of ${Object.keys(dropReasons).join(", ")}.`,
      { details: { field: "dropped", allowed: Object.keys(dropReasons) } },
    );
  }
  return { id: report.id, counts: report.counts };
}

const MOST_DROPPED = 1_000_000_000;

function isCounts(value: unknown): value is DropReport["counts"] {
  const counts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return (
    counts.length > 0 &&
    !Array.isArray(value) &&
    counts.every(([reason, count]) => Object.hasOwn(dropReasons, reason) && isCount(count, MOST_DROPPED))
  );
}

const fields = ["orgIdHash", "source", "events"] as const;

function judgeEvents(
  events: readonly unknown[],
  standard: BatchStandard & { readonly source: string },
): Omit<JudgedBatch, "dropped"> {
  const rows: EventRow[] = [];
  const rejected: Rejection[] = [];
  events.forEach((event, index) => {
    const judged = judgeEvent(event, standard);
    if (typeof judged === "string") rejected.push({ index, code: judged });
    else rows.push(judged);
  });
  return { source: standard.source, received: events.length, rows, rejected };
}
