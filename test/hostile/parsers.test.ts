import { isErrorCode, TelemetryError } from "@firsthand/contract";
import { createTelemetryHandler, type Reader } from "@firsthand/server";
import { afterEach, describe, expect, it } from "vitest";
import { hostileStrings } from "./hostile-strings.ts";

const COUNT = 10_000;
const base = "http://host.test/api/telemetry";

/** What the stand-in for ClickHouse answers, so that it can be told from a failure of the server's own. */
const REACHED = 503;
const reader: Reader = {
  read: () => Promise.reject(new TelemetryError("store_unavailable", "Not today.")),
};

const failures: unknown[] = [];
const handler = createTelemetryHandler({
  clickhouse: { reader, table: "product_telemetry_events" },
  resolveScope: () => ({ kind: "org", orgIdHash: "a".repeat(64) }),
  onError: (record) => {
    if (record.code !== "store_unavailable") failures.push(record);
  },
});

const filter = (change: object) => [{ dimension: "source", operator: "in", values: ["a"], ...change }];
const field = (name: string, value: string) =>
  `/metrics/top-routes?${new URLSearchParams({ [name]: value })}`;

/** Every place of an address that takes text. */
const inAddress: Record<string, (text: string) => string> = {
  metric: (text) => `/metrics/${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"))}`,
  "metric, as it is": (text) => `/metrics/${text}`,
  path: (text) => `/${text}`,
  "the whole query": (text) => `/metrics/top-routes?${text}`,
  "a field's name": (text) => field(text, "1"),
  start: (text) => field("start", text),
  end: (text) => field("end", text),
  timeZone: (text) => field("timeZone", text),
  granularity: (text) => field("granularity", text),
  compare: (text) => field("compare", text),
  limit: (text) => field("limit", text),
  trend: (text) => field("trend", text),
  evidence: (text) => field("evidence", text),
  filters: (text) => field("filters", text),
  "a filter's dimension": (text) => field("filters", JSON.stringify(filter({ dimension: text }))),
  "a filter's operator": (text) => field("filters", JSON.stringify(filter({ operator: text }))),
  "a filter's own field": (text) => field("filters", JSON.stringify(filter({ [text]: 1 }))),
};

/** Every place of one query in a body that takes text. */
const inQuery: Record<string, (text: string) => { metric: string; params: unknown }> = {
  metric: (metric) => ({ metric, params: {} }),
  params: (params) => ({ metric: "totals", params }),
  "a field's name": (text) => ({ metric: "totals", params: { [text]: 1 } }),
  start: (start) => ({ metric: "totals", params: { start } }),
  end: (end) => ({ metric: "totals", params: { end } }),
  timeZone: (timeZone) => ({ metric: "totals", params: { timeZone } }),
  granularity: (granularity) => ({ metric: "totals", params: { granularity } }),
  compare: (compare) => ({ metric: "totals", params: { compare } }),
  limit: (limit) => ({ metric: "totals", params: { limit } }),
  trend: (trend) => ({ metric: "totals", params: { trend } }),
  evidence: (evidence) => ({ metric: "totals", params: { evidence } }),
  filters: (filters) => ({ metric: "totals", params: { filters } }),
  "a filter's dimension": (dimension) => ({ metric: "totals", params: { filters: filter({ dimension }) } }),
  "a filter's operator": (operator) => ({ metric: "totals", params: { filters: filter({ operator }) } }),
  "a filter's value": (text) => ({
    metric: "totals",
    params: { timeZone: "Nowhere/Else", filters: filter({ values: [text, null] }) },
  }),
  "a filter's own field": (text) => ({ metric: "totals", params: { filters: filter({ [text]: 1 }) } }),
};

/** Every place of a body outside its queries that takes text. */
const aroundQueries: Record<string, (text: string) => string> = {
  "the whole body": (text) => text,
  "a field's name": (text) =>
    JSON.stringify({ queries: [{ id: "1", metric: "totals", params: {} }], [text]: 1 }),
  "a query's field": (text) =>
    JSON.stringify({ queries: [{ id: "1", metric: "totals", params: {}, [text]: 1 }] }),
  "a query's id": (text) => JSON.stringify({ queries: [{ id: text, metric: "nothing", params: {} }] }),
};

const post = (body: string) =>
  handler(
    new Request(`${base}/query`, { method: "POST", body, headers: { "content-type": "application/json" } }),
  );

/** Nothing but a documented refusal, or the way through to ClickHouse. */
function isExpected(status: number, code: string): boolean {
  if (!isErrorCode(code) || code === "internal") return false;
  return (status >= 400 && status < 500) || (status === REACHED && code === "store_unavailable");
}

/** Lines that are neither a documented refusal nor the way through to ClickHouse, and lines that are missing. */
async function unexpectedLines(queries: readonly { readonly id: string }[]): Promise<unknown[][]> {
  const response = await post(JSON.stringify({ queries }));
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  // Control characters are six bytes each in JSON: a long text of them is over the size of a body all alone.
  if (response.status === 413 && queries.length === 1) return [];
  if (response.status !== 200 || lines.length !== queries.length) return [[response.status, lines.length]];
  return lines
    .map((line) => JSON.parse(line))
    .filter(
      ({ ok, error }) =>
        ok !== false || !isExpected(error.code === "store_unavailable" ? REACHED : 400, error.code),
    )
    .map(({ id, error }) => [id, error?.code]);
}

afterEach(() => {
  expect(failures.splice(0).slice(0, 5)).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe("GET", () => {
  it.each(Object.keys(inAddress))(
    `refuses or understands 10,000 hostile strings as %s`,
    { timeout: 600_000 },
    async (place) => {
      const unexpected: unknown[] = [];
      for (const text of hostileStrings(COUNT, 1)) {
        const response = await handler(new Request(base + inAddress[place]?.(text)));
        const body = await response.text();
        // The open endpoints can be spelled by chance; they hold nothing of anybody.
        if (response.status === 200 && /"(openapi|status)"/.test(body.slice(0, 20))) continue;
        const code = body === "" ? "" : JSON.parse(body).error?.code;
        if (!isExpected(response.status, code)) unexpected.push([text.slice(0, 100), response.status, code]);
      }
      expect(unexpected.slice(0, 5)).toEqual([]);
    },
  );
});

describe("POST /query", () => {
  it("refuses or understands 10,000 hostile strings in every place of a query", {
    timeout: 600_000,
  }, async () => {
    const unexpected: unknown[] = [];
    const places = Object.keys(inQuery);
    for (const text of hostileStrings(COUNT, 2)) {
      // One place at a time where all together would be over the size of a body.
      for (const group of text.length > 10_000 ? places.map((place) => [place]) : [places]) {
        const queries = group.map((place) => ({ id: place, ...inQuery[place]?.(text) }));
        unexpected.push(...(await unexpectedLines(queries)).map((found) => [text.slice(0, 100), ...found]));
      }
    }
    expect(unexpected.slice(0, 5)).toEqual([]);
  });

  it.each(Object.keys(aroundQueries))(
    `refuses or understands 10,000 hostile strings as %s`,
    { timeout: 600_000 },
    async (place) => {
      const unexpected: unknown[] = [];
      for (const text of hostileStrings(COUNT, 3)) {
        const response = await post(aroundQueries[place]?.(text) ?? "");
        const body = await response.text();
        const { error, id } = JSON.parse(body);
        const isAnswered = response.status === 200 && id === text && error.code === "unknown_metric";
        if (!isAnswered && !isExpected(response.status, error?.code))
          unexpected.push([text.slice(0, 100), response.status]);
      }
      expect(unexpected.slice(0, 5)).toEqual([]);
    },
  );
});
