/** A host that takes events: the real handler over an engine, asked and told as one of its organisations. */
import { type EventBatch, metricIds, type RejectionCode } from "@firsthand/contract";
import {
  type ClickHouse,
  createTelemetryHandler,
  type IngestAnswer,
  type IngestOptions,
  type TelemetryHandler,
  type TelemetryHandlerOptions,
} from "@firsthand/server";
import { answer } from "../oracle/answer.ts";
import { countOnce } from "../oracle/count-once.ts";
import type { Delivery } from "../oracle/delivery.ts";
import type { MetricName } from "../oracle/metric-name.ts";
import type { Question } from "../oracle/question.ts";
import { differences } from "../worlds/differences.ts";
import { askMany, scopeOf, signedIn } from "../worlds/product.ts";

export interface HostOptions extends Pick<TelemetryHandlerOptions, "onError"> {
  readonly nowMs: number;
  readonly rawRetentionDays?: number;
  readonly ingest?: Partial<IngestOptions>;
}

export function openHost(
  clickhouse: ClickHouse,
  { nowMs, rawRetentionDays = 180, ingest, onError }: HostOptions,
): TelemetryHandler {
  return createTelemetryHandler({
    clickhouse,
    now: () => nowMs,
    rawRetentionDays,
    onError,
    resolveScope: scopeOf,
    limits: { queryTimeoutMs: 60_000 },
    smallGroups: false,
    ingest: { writer: clickhouse.writer, storeTimeoutMs: 60_000, ...ingest },
  });
}

/** Posts a batch as an organisation; text and bytes as they are. */
export function post(
  handler: TelemetryHandler,
  orgIdHash: string,
  body: EventBatch | string | Uint8Array,
): Promise<Response> {
  return handler(
    new Request("http://host.test/api/telemetry/events", {
      method: "POST",
      headers: { "content-type": "application/json", ...signedIn({ kind: "org", orgIdHash }) },
      body:
        typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    }),
  );
}

/** {@link post}, where anything but 202 is a failure. */
export async function send(
  handler: TelemetryHandler,
  orgIdHash: string,
  body: EventBatch | string,
): Promise<TakenBatch> {
  const response = await post(handler, orgIdHash, body);
  if (response.status !== 202) throw new Error(`A batch was refused: ${await response.text()}`);
  return (await response.json()) as TakenBatch;
}

/** An answer whose codes are known. */
export interface TakenBatch extends IngestAnswer {
  readonly rejected: { readonly index: number; readonly code: RejectionCode }[] & IngestAnswer["rejected"];
}

/** An organisation has all but one. */
const metrics: readonly MetricName[] = metricIds.filter((id) => id !== "top-orgs");

/** Where the host's answers about a range differ from the oracle's, for the platform and each organisation. `deliveries` is what was accepted. */
export async function disagreementsOf(
  handler: TelemetryHandler,
  deliveries: readonly Delivery[],
  range: { readonly start: string; readonly end: string },
  circumstances: { readonly now: number; readonly rawRetentionDays: number },
): Promise<string[]> {
  const events = countOnce(deliveries);
  const orgs = [...new Set(deliveries.map(({ org_id_hash }) => org_id_hash))];
  const scopes: Question["scope"][] = [
    { kind: "platform" },
    ...orgs.map((orgIdHash) => ({ kind: "org" as const, orgIdHash })),
  ];
  const questions = scopes.flatMap((scope) =>
    metrics.map(
      (metric): Question => ({
        metric,
        scope,
        ...range,
        timeZone: "Europe/Berlin",
        granularity: "day",
        limit: 1000,
      }),
    ),
  );
  const replies = await askMany(handler, questions);
  return questions.flatMap((question, i) => {
    const reply = replies[i];
    if (reply === undefined || "error" in reply) return [`${question.metric}: ${JSON.stringify(reply)}`];
    const expected = answer(question, events, { ...circumstances, labels: {} });
    return differences(expected, reply).map(
      (line) => `${JSON.stringify(question.scope)} ${question.metric}: ${line}`,
    );
  });
}
