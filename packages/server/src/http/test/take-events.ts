import { expect } from "vitest";
import type { ClickHouse } from "../../clickhouse/port.ts";
import type { IngestOptions } from "../../ingest/ingest.ts";
import type { IngestAnswer } from "../post-events.ts";
import type { TelemetryHandlerOptions } from "../settings.ts";
import {
  type ClosableTelemetryHandler,
  createTelemetryHandler,
  type TelemetryHandler,
} from "../telemetry-handler.ts";
import { errorOf, get, orgA, postEvents } from "./handler-with.ts";

/** When the hosts of these tests live. */
export const now = Date.parse("2026-03-20T12:00:00Z");

/** A handler that takes events, of whom a request says that it is signed in as. */
export function takeEvents(
  clickhouse: ClickHouse,
  ingest: Partial<IngestOptions> = {},
  nowMs = now,
  options: Pick<TelemetryHandlerOptions, "bodyTimeoutMs" | "onError"> = {},
): ClosableTelemetryHandler {
  return createTelemetryHandler({
    clickhouse,
    now: () => nowMs,
    onError: () => {},
    ...options,
    resolveScope: (request) => {
      const user = request.headers.get("authorization") ?? orgA;
      return user === "platform" ? { kind: "platform" } : { kind: "org", orgIdHash: user };
    },
    smallGroups: false,
    ingest: { writer: clickhouse.writer, ...ingest },
  });
}

/** The headers of a batch that an organisation sends, or the platform. */
export const as = (user: string) => ({ "content-type": "application/json", authorization: user });

/** Sends a batch that is to be taken. */
export async function send(handler: TelemetryHandler, body: unknown, user = orgA): Promise<IngestAnswer> {
  const response = await handler(postEvents(body, { headers: as(user) }));
  expect(response.status, await response.clone().text()).toBe(202);
  return (await response.json()) as IngestAnswer;
}

/** Sends a batch that is to be refused, and says how it was. */
export async function refusalOf(handler: TelemetryHandler, body: unknown, user = orgA) {
  const response = await handler(postEvents(body, { headers: as(user) }));
  const { code, details, message } = await errorOf(response);
  return { status: response.status, code, details, message, retryAfter: response.headers.get("retry-after") };
}

/** How many feature views an organisation is told of. */
export async function countViews(handler: TelemetryHandler, user = orgA): Promise<number> {
  const range = "start=2026-03-01T00:00:00Z&end=2026-03-21T00:00:00Z";
  const response = await handler(
    get(`/metrics/feature-views?${range}`, { headers: { authorization: user } }),
  );
  const { data } = (await response.json()) as { data: { total: { views: number | null } } };
  return data.total.views ?? 0;
}

/** The rows of the raw table, in the order of their ids. */
export async function readRows({ reader, table }: ClickHouse) {
  const { rows } = await reader.read<Record<string, unknown>>(
    { sql: `SELECT * FROM ${table} ORDER BY event_id`, parameters: {} },
    { timeoutMs: 5_000 },
  );
  return rows;
}

/** Empties the raw table, and drops those that taking events makes. */
export async function startAnew({ writer, table }: ClickHouse): Promise<void> {
  await writer.command(`TRUNCATE TABLE ${table}`);
  for (const own of ["inbox", "intake"]) await writer.command(`DROP TABLE IF EXISTS ${table}_${own}`);
}
