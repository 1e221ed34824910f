import { defaultLimits, metricIds, metrics } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { errorOf, get, handlerWith, linesOf, post, recordingReader } from "./test/handler-with.ts";

/** Something that nobody would say by chance, looked for in whatever comes back. */
const CANARY = "c4n4ry-7f3a9b-<&\"'";
const encoded = encodeURIComponent(CANARY);

async function expectNoCanary(response: Response) {
  const text = `${await response.clone().text()}\n${[...response.headers].flat().join("\n")}`;
  expect(text).not.toMatch(/c4n4ry|7f3a9b/i);
}

/** Asks, and expects that nothing was read and nothing of the request came back. */
async function refusalOf(request: Request, options: Parameters<typeof handlerWith>[0] = {}) {
  const reader = recordingReader();
  const response = await handlerWith({ clickhouse: { reader, table: "events" }, ...options })(request);
  await expectNoCanary(response);
  expect(reader.statements).toEqual([]);
  const { code, details, requestId } = await errorOf(response);
  expect(requestId).toBe(response.headers.get("x-request-id"));
  return { status: response.status, code, details };
}

const filters = (value: unknown) => `filters=${encodeURIComponent(JSON.stringify(value))}`;
const documented = [
  "start",
  "end",
  "timeZone",
  "granularity",
  "compare",
  "limit",
  "filters",
  "trend",
  "nearest",
  "evidence",
];

describe("GET /metrics/{metric}", () => {
  it.each<[string, string, Record<string, unknown>]>([
    [`orgIdHash=${encoded}`, "invalid_request", { allowed: documented }],
    [`${encoded}=1`, "invalid_request", { allowed: documented }],
    ["__proto__=1", "invalid_request", { allowed: documented }],
    ["constructor=1", "invalid_request", { allowed: documented }],
    ["Limit=5", "invalid_request", { allowed: documented }],
    ["limit=5&limit=6", "invalid_request", { field: "limit" }],
    ["limit[]=5", "invalid_request", { allowed: documented }],
    ["limit=", "invalid_request", { field: "limit" }],
    ["limit=0", "invalid_request", { field: "limit" }],
    ["limit=-1", "invalid_request", { field: "limit" }],
    ["limit=%2B5", "invalid_request", { field: "limit" }],
    ["limit=1e3", "invalid_request", { field: "limit" }],
    ["limit=0x10", "invalid_request", { field: "limit" }],
    ["limit=5.0", "invalid_request", { field: "limit" }],
    ["limit=%EF%BC%95", "invalid_request", { field: "limit" }],
    ["limit=%D9%A5", "invalid_request", { field: "limit" }],
    ["limit=5%20", "invalid_request", { field: "limit" }],
    ["limit=NaN", "invalid_request", { field: "limit" }],
    [`limit=${encoded}`, "invalid_request", { field: "limit" }],
    ["limit=1001", "limit_exceeded", { field: "limit", limit: 1000 }],
    ["limit=9007199254740993", "limit_exceeded", { field: "limit", limit: 1000 }],
    ["trend=1", "invalid_request", { field: "trend", allowed: ["true", "false"] }],
    ["trend=TRUE", "invalid_request", { field: "trend", allowed: ["true", "false"] }],
    ["evidence=yes", "invalid_request", { field: "evidence", allowed: ["true", "false"] }],
    [
      `granularity=${encoded}`,
      "invalid_request",
      { field: "granularity", allowed: ["auto", "hour", "day", "week", "month"] },
    ],
    [
      `compare=${encoded}`,
      "invalid_request",
      { field: "compare", allowed: ["none", "previous", "previous-aligned", "year"] },
    ],
    [`start=${encoded}`, "invalid_time_range", { field: "start" }],
    ["start=", "invalid_time_range", { field: "start" }],
    ["start=yesterday", "invalid_time_range", { field: "start" }],
    ["start=2026-1-1", "invalid_time_range", { field: "start" }],
    ["end=2026-01-01T00:00:00", "invalid_time_range", { field: "end" }],
    ["end=2026-01-01%0A", "invalid_time_range", { field: "end" }],
    ["end=1767225600", "invalid_time_range", { field: "end" }],
    ["timeZone=", "invalid_time_zone", { field: "timeZone" }],
    [`timeZone=${"x".repeat(65)}`, "invalid_time_zone", { field: "timeZone" }],
    ["filters=", "invalid_request", { field: "filters" }],
    [`filters=${encoded}`, "invalid_request", { field: "filters" }],
    [filters(CANARY), "invalid_request", { field: "filters" }],
    [filters({ [CANARY]: 1 }), "invalid_request", { field: "filters" }],
    [filters([CANARY]), "invalid_request", { field: "filters[0]" }],
    [
      filters([{ dimension: "source", operator: "in", values: ["a"], [CANARY]: 1 }]),
      "invalid_request",
      { field: "filters[0]", allowed: ["dimension", "operator", "values"] },
    ],
    [
      filters([{ dimension: CANARY, operator: "in", values: ["a"] }]),
      "invalid_filter",
      { field: "filters[0].dimension", allowed: ["routePattern", "source"] },
    ],
    [
      filters([{ dimension: "source", operator: CANARY, values: ["a"] }]),
      "invalid_filter",
      { field: "filters[0].operator", allowed: ["in", "not-in"] },
    ],
    [filters([{ dimension: "source", operator: "in" }]), "invalid_request", { field: "filters[0].values" }],
    [
      filters([{ dimension: "source", operator: "in", values: [] }]),
      "invalid_request",
      { field: "filters[0].values" },
    ],
    [
      filters([{ dimension: "source", operator: "in", values: [{ [CANARY]: 1 }] }]),
      "invalid_request",
      { field: "filters[0].values[0]" },
    ],
    [
      filters([{ dimension: "source", operator: "in", values: ["a", "\ud800"] }]),
      "invalid_filter",
      { field: "filters[0].values[1]" },
    ],
    [
      filters([{ dimension: "source", operator: "in", values: Array(101).fill("a") }]),
      "limit_exceeded",
      { field: "filters[0].values", limit: 100 },
    ],
    [
      filters(Array(11).fill({ dimension: "source", operator: "in", values: ["a"] })),
      "limit_exceeded",
      { field: "filters", limit: 10 },
    ],
    [`filters=${"[".repeat(9)}`, "limit_exceeded", { field: "filters", limit: 8 }],
    [`filters=${"[".repeat(50_000)}`, "limit_exceeded", { field: "filters", limit: 8 }],
    ["filters=%5B%FF%5D", "invalid_request", {}],
    ["start=%", "invalid_time_range", { field: "start" }],
  ])("refuses ?%s", async (search, code, details) => {
    expect(await refusalOf(get(`/metrics/totals?${search}`))).toEqual({ status: 400, code, details });
  });

  it.each([
    [
      "a value",
      "/metrics/totals?granularity=minute",
      "granularity has to be one of auto, hour, day, week, month.",
    ],
    [
      "a dimension",
      `/metrics/totals?${filters([{ dimension: "feature", operator: "in", values: ["a"] }])}`,
      "filters[0].dimension has to be one of routePattern, source.",
    ],
    ["a field", "/health?a=1", "The query string has a field that is not known here. There are none."],
  ])("says in words what could have stood in place of %s", async (_, path, message) => {
    expect((await errorOf(await handlerWith()(get(path)))).message).toBe(message);
  });

  it("refuses a query string without end", async () => {
    expect(await refusalOf(get(`/metrics/totals?start=${"9".repeat(300_000)}`))).toMatchObject({
      status: 413,
      code: "payload_too_large",
      details: { limit: defaultLimits.queryBodyBytes },
    });
  });

  it("names every metric when it is asked for one that does not exist", async () => {
    expect(await refusalOf(get(`/metrics/${encoded}`))).toEqual({
      status: 404,
      code: "unknown_metric",
      details: { field: "metric", allowed: [...metricIds] },
    });
  });

  it.each(metricIds)("names the dimensions that filter %s, and takes each of them", async (metric) => {
    const allowed = metrics[metric].filterDimensions;
    const search = (dimension: string) =>
      filters([{ dimension, operator: "not-in", values: ["a", null, ""] }]);
    expect(await refusalOf(get(`/metrics/${metric}?${search("orgIdHash")}`))).toEqual({
      status: 400,
      code: "invalid_filter",
      details: { field: "filters[0].dimension", allowed: [...allowed] },
    });
    for (const dimension of allowed) {
      expect((await handlerWith()(get(`/metrics/${metric}?${search(dimension)}`))).status).toBe(200);
    }
  });

  it("holds the limits that the host chose, lower or higher", async () => {
    const limits = { rows: 2_000, filters: 1, filterValues: 150 };
    const handler = handlerWith({ limits });
    const values = (count: number) => [
      { dimension: "source", operator: "in", values: Array(count).fill("a") },
    ];
    expect((await handler(get("/metrics/top-routes?limit=2000"))).status).toBe(200);
    expect((await handler(get(`/metrics/top-routes?${filters(values(150))}`))).status).toBe(200);
    const refused = async (search: string) =>
      (await errorOf(await handler(get(`/metrics/top-routes?${search}`)))).details;
    expect(await refused("limit=2001")).toEqual({ field: "limit", limit: 2_000 });
    expect(await refused(filters(values(151)))).toEqual({ field: "filters[0].values", limit: 150 });
    expect(await refused(filters([...values(1), ...values(1)]))).toEqual({ field: "filters", limit: 1 });
  });
});

describe("POST /query", () => {
  const query = { id: "1", metric: "totals", params: {} };

  it.each<[string, unknown, string, Record<string, unknown>]>([
    ["nothing", "", "invalid_request", { field: "body" }],
    ["malformed JSON", `{"queries": [${CANARY}`, "invalid_request", { field: "body" }],
    [
      "a byte order mark",
      `\ufeff${JSON.stringify({ queries: [query] })}`,
      "invalid_request",
      { field: "body" },
    ],
    ["a string", '"queries"', "invalid_request", { field: "body" }],
    ["null", "null", "invalid_request", { field: "body" }],
    ["an array", [query], "invalid_request", { field: "body" }],
    ["no queries", { queries: [] }, "invalid_request", { field: "queries" }],
    ["queries that are no list", { queries: CANARY }, "invalid_request", { field: "queries" }],
    [
      "an unknown field",
      { queries: [query], [CANARY]: 1 },
      "invalid_request",
      { field: "body", allowed: ["queries"] },
    ],
    ["__proto__", `{"queries":[],"__proto__":{"queries":[]}}`, "invalid_request", { field: "queries" }],
    [
      "__proto__ beside queries",
      `{"queries":[{"id":"1","metric":"totals","params":{}}],"__proto__":{}}`,
      "invalid_request",
      { field: "body", allowed: ["queries"] },
    ],
    [
      "an unknown field of a query",
      { queries: [query, { ...query, id: "2", scope: CANARY }] },
      "invalid_request",
      { field: "queries[1]", allowed: ["id", "metric", "params"] },
    ],
    [
      "a query without an id",
      { queries: [{ ...query, id: undefined }] },
      "invalid_request",
      { field: "queries[0].id" },
    ],
    ["an empty id", { queries: [{ ...query, id: "" }] }, "invalid_request", { field: "queries[0].id" }],
    [
      "a long id",
      { queries: [{ ...query, id: "x".repeat(65) }] },
      "invalid_request",
      { field: "queries[0].id" },
    ],
    [
      "a metric that is no string",
      { queries: [{ ...query, metric: 7 }] },
      "invalid_request",
      { field: "queries[0].metric" },
    ],
    [
      "an id that stands twice",
      { queries: [{ ...query, id: CANARY }, query, { ...query, id: CANARY }] },
      "invalid_request",
      { field: "queries[2].id" },
    ],
    [
      "too many queries",
      { queries: Array.from({ length: 21 }, (_, i) => ({ ...query, id: `${CANARY}${i}` })) },
      "limit_exceeded",
      { field: "queries", limit: 20 },
    ],
    ["a deep body", `{"queries":${"[".repeat(100_000)}`, "limit_exceeded", { field: "body", limit: 8 }],
    [
      "a deep body of objects",
      `${'{"a":'.repeat(9)}1${"}".repeat(9)}`,
      "limit_exceeded",
      { field: "body", limit: 8 },
    ],
  ])("refuses %s as a whole", async (_, body, code, details) => {
    expect(await refusalOf(post(body))).toEqual({ status: 400, code, details });
  });

  it("refuses fields in its address", async () => {
    const request = new Request(
      `http://host.test/api/telemetry/query?orgIdHash=${encoded}`,
      post({ queries: [query] }),
    );
    expect(await refusalOf(request)).toEqual({
      status: 400,
      code: "invalid_request",
      details: { allowed: [] },
    });
  });

  it.each([
    { "content-type": "text/plain" },
    { "content-type": "application/jsonp" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "multipart/form-data; boundary=application/json" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "application/json", "content-encoding": "gzip" },
    {},
  ])("refuses %j", async (headers) => {
    expect(await refusalOf(post({ queries: [query] }, { headers: Object.entries(headers) }))).toMatchObject({
      status: 415,
      code: "unsupported_media_type",
      details: { allowed: ["application/json"] },
    });
  });

  it.each([
    "application/json",
    "Application/JSON",
    'application/json; charset="UTF-8"',
    "application/json;charset=utf-8",
  ])("takes %s", async (contentType) => {
    const request = post({ queries: [query] }, { headers: { "content-type": contentType } });
    expect((await handlerWith()(request)).status).toBe(200);
  });

  it("answers each question by itself, the good ones beside the bad", async () => {
    const batch = [
      { id: "good", metric: "top-routes", params: { limit: 5 } },
      { id: "metric", metric: CANARY, params: {} },
      { id: "prototype", metric: "__proto__", params: {} },
      { id: "params", metric: "totals", params: CANARY },
      { id: "field", metric: "totals", params: { [CANARY]: 1 } },
      { id: "own-proto", metric: "totals", params: JSON.parse('{"__proto__":{"limit":1}}') },
      {
        id: "filter",
        metric: "totals",
        params: { filters: [{ dimension: "feature", operator: "in", values: ["a"] }] },
      },
      { id: "limit", metric: "totals", params: { limit: 1.5 } },
      { id: "text-number", metric: "totals", params: { limit: "5" } },
      { id: "date", metric: "totals", params: { start: 20260101 } },
      { id: "good-too", metric: "totals", params: {} },
    ];
    const response = await handlerWith()(post({ queries: batch }));
    await expectNoCanary(response);
    expect(response.status).toBe(200);
    const lines = await linesOf(response);
    expect(Object.fromEntries(lines.map((line) => [line.id, line.error?.code ?? "ok"]))).toEqual({
      good: "ok",
      metric: "unknown_metric",
      prototype: "unknown_metric",
      params: "invalid_request",
      field: "invalid_request",
      "own-proto": "invalid_request",
      filter: "invalid_filter",
      limit: "invalid_request",
      "text-number": "invalid_request",
      date: "invalid_time_range",
      "good-too": "ok",
    });
    const requestId = response.headers.get("x-request-id");
    for (const line of lines) if (line.error !== undefined) expect(line.error.requestId).toBe(requestId);
  });

  it("refuses numbers that are not whole and finite, in a line of their own", async () => {
    for (const number of ["1e999", "-1e999", "1e-5", "-0.5", "-7", "1.0000001"]) {
      const body = `{"queries":[{"id":"1","metric":"totals","params":{"limit":${number}}}]}`;
      expect((await linesOf(await handlerWith()(post(body))))[0]?.error?.code).toBe("invalid_request");
    }
  });

  it("lets the last one count where a key stands twice", async () => {
    const seen: unknown[] = [];
    const handler = handlerWith({}, async (_metric, params) => void seen.push(params.limit) as never);
    const body =
      '{"queries":[],"queries":[{"id":"1","metric":"totals","params":{"limit":3,"lim\\u0069t":4}}]}';
    expect((await linesOf(await handler(post(body))))[0]?.id).toBe("1");
    expect(seen).toEqual([4]);
  });
});
