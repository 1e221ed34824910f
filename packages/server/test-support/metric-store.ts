import type { MetricAnswer, MetricId, MetricParams, Scope } from "@firsthand/contract";
import { defaultLimits, metricAnswerSchema } from "@firsthand/contract";
import { afterAll, beforeAll } from "vitest";
import { connectClickHouse } from "../src/clickhouse/http.ts";
import type { ClickHouse, Reader } from "../src/clickhouse/port.ts";
import { answerMetric } from "../src/query/answer-metric.ts";
import type { QueryContext } from "../src/query/context.ts";
import { openClickHouseFront } from "./clickhouse-http-front.ts";
import { openTempStore } from "./temp-store.ts";

/** The ways to the engine, both of which every metric is asked through. */
export const executors = ["embedded", "http"] as const;

/** One of {@link executors}. */
export type Executor = (typeof executors)[number];

export const orgA = "a".repeat(64);
export const orgB = "b".repeat(64);
export const scopeA: Scope = { kind: "org", orgIdHash: orgA };
export const platform: Scope = { kind: "platform" };

/** A row of the raw table. */
export interface EventRow {
  readonly org_id_hash: string;
  readonly event_id: string;
  readonly name: string;
  readonly session_id: string;
  readonly anonymous_user_id: string;
  readonly route_pattern: string | null;
  readonly payload_json: string;
  readonly occurred_at: string;
  readonly ingested_at: string;
  readonly source: string;
}

/** A row with an id of its own; `payload` is written as JSON, `at` is when it occurred. */
export function event(
  name: string,
  at: string,
  { payload = {}, ...row }: Partial<EventRow> & { readonly payload?: unknown } = {},
): EventRow {
  ids += 1;
  return {
    org_id_hash: orgA,
    event_id: `evt_${ids}`,
    name,
    session_id: "s1",
    anonymous_user_id: "u1",
    route_pattern: "/a",
    payload_json: JSON.stringify(payload),
    occurred_at: at,
    ingested_at: "2026-03-20T00:00:00.000Z",
    source: "web",
    ...row,
  };
}

let ids = 0;

/** What a test asks; the time is 20 March 2026, noon, and everything is kept. */
export interface Ask extends MetricParams {
  readonly scope?: Scope;
  readonly context?: Partial<QueryContext>;
  /** Stands between the metric and the engine. */
  readonly through?: (reader: Reader) => Reader;
}

/** A table that both executors read, for the tests of one file. */
export interface MetricStore {
  /** Makes these deliveries all that the table holds, in the order in which they came. */
  hold(...deliveries: readonly (readonly EventRow[])[]): Promise<void>;
  /** Asks, and checks the answer against the contract's schema. */
  ask<M extends MetricId>(executor: Executor, metric: M, ask?: Ask): Promise<MetricAnswer<M>>;
  clickhouse(executor: Executor): ClickHouse;
}

/** Opens an engine before the tests of a file and closes it after them. */
export function openMetricStore(): MetricStore {
  const opened: Partial<Record<Executor, ClickHouse>> = {};
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const store = await openTempStore();
    const front = await openClickHouseFront(store.path);
    opened.embedded = store.clickhouse;
    opened.http = connectClickHouse({ url: front.url });
    closers.push(opened.http.close, front.close, store.close);
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  const clickhouse = (executor: Executor) => {
    const found = opened[executor];
    if (found === undefined) throw new Error("The store is open only while tests run.");
    return found;
  };
  return {
    clickhouse,
    async hold(...deliveries) {
      const { table, writer } = clickhouse("embedded");
      await writer.command(`TRUNCATE TABLE ${table}`);
      for (const rows of deliveries) {
        const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
        await writer.insertJsonLines(table, new TextEncoder().encode(lines));
      }
    },
    async ask(executor, metric, { scope = scopeA, context = {}, through, ...params } = {}) {
      const { reader, table } = clickhouse(executor);
      const answer = await answerMetric(metric, params, {
        reader: through ? through(reader) : reader,
        table,
        scope,
        signal: new AbortController().signal,
        now: () => Date.parse("2026-03-20T12:00:00Z"),
        rawRetentionDays: 36_500,
        limits: defaultLimits,
        ...context,
      });
      metricAnswerSchema(metric).parse(answer);
      return answer;
    },
  };
}
