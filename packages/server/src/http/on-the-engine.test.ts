import { metricAnswerSchema, metricIds, metrics } from "@firsthand/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { checkTenancy } from "../tenancy/check-tenancy.ts";
import { createTelemetryHandler, type TelemetryHandler } from "./telemetry-handler.ts";
import { errorOf, get, linesOf, orgA, orgB, post } from "./test/handler-with.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const eventsOf = { [orgA]: 30, [orgB]: 12, "": 5 };

let store: TempStore;
let handler: TelemetryHandler;

beforeAll(async () => {
  store = await openTempStore();
  const lines = Object.entries(eventsOf).flatMap(([org, count]) =>
    Array.from({ length: count }, (_, i) => eventLine(org, i)),
  );
  await store.clickhouse.writer.insertJsonLines(
    store.clickhouse.table,
    new TextEncoder().encode(lines.join("\n")),
  );
  handler = createTelemetryHandler({
    clickhouse: store.clickhouse,
    now: () => now,
    smallGroups: false,
    onError: (record) => failures.push(record),
    resolveScope: (request) => {
      const user = request.headers.get("authorization");
      if (user === "platform") return { kind: "platform" };
      return user === null ? null : { kind: "org", orgIdHash: user };
    },
  });
});
afterAll(() => store.close());

const failures: unknown[] = [];
const names = [
  "page_viewed",
  "feature_viewed",
  "session_ended",
  "client_error",
  "chart_interacted",
  "filter_changed",
];

function eventLine(org: string, i: number): string {
  return JSON.stringify({
    org_id_hash: org,
    event_id: `${org}-${i}`,
    name: names[i % names.length],
    schema_version: "2026-05-telemetry-v1",
    session_id: `${org}-session-${i % 4}`,
    anonymous_user_id: `${org}-user-${i % 3}`,
    route_pattern: `/route-${i % 5}`,
    payload_json: '{"feature":"f","surface":"s","durationMs":1000}',
    occurred_at: new Date(now - (i + 1) * 3_600_000).toISOString().slice(0, -1).replace("T", " "),
    ingested_at: "2026-03-01 11:59:00.000",
    source: "web",
  });
}

const as = (user: string) => ({ headers: { authorization: user } });

describe("the handler on the real engine", () => {
  it.each(metricIds)("answers %s in the contract's form, alone and in a batch alike", async (metric) => {
    const user = metrics[metric].scopes.includes("org") ? orgA : "platform";
    const response = await handler(
      get(`/metrics/${metric}?compare=previous&trend=true&evidence=true`, as(user)),
    );
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.any(String)]);
    const alone = metricAnswerSchema(metric).parse(JSON.parse(text));
    expect(alone.meta.scopeKind).toBe(user === "platform" ? "platform" : "org");
    expect(alone.meta.evidence?.statements.length).toBeGreaterThan(0);
    if (user !== "platform") expect(text).not.toContain(orgA);
    const headers = { authorization: user, "content-type": "application/json" };
    const params = { compare: "previous", trend: true };
    const [line] = await linesOf(
      await handler(post({ queries: [{ id: "1", metric, params }] }, { headers })),
    );
    expect(line).toMatchObject({ id: "1", ok: true, data: alone.data, comparison: alone.comparison });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["start=2026-13-45", "invalid_time_range", { field: "start" }],
    ["end=2026-02-30", "invalid_time_range", { field: "end" }],
    ["start=2026-02-01T25:00:00Z", "invalid_time_range", { field: "start" }],
    ["start=2026-02-02&end=2026-02-01", "invalid_time_range", {}],
    ["start=2026-02-01&end=2026-02-01", "invalid_time_range", {}],
    ["start=2020-01-01&end=2026-02-01", "limit_exceeded", { limit: 800 }],
    ["start=2025-10-01&end=2026-02-01&granularity=hour", "limit_exceeded", { limit: 2_000 }],
    ["timeZone=Atlantis/c4n4ry", "invalid_time_zone", { field: "timeZone" }],
    ["timeZone=%2B01:00", "invalid_time_zone", { field: "timeZone" }],
    ["timeZone=europe/berlin%00", "invalid_time_zone", { field: "timeZone" }],
  ])("refuses ?%s with its code and what would be allowed", async (search, code, details) => {
    const response = await handler(get(`/metrics/active-users?${search}`, as(orgA)));
    expect(await response.clone().text()).not.toMatch(/c4n4ry|SELECT|product_telemetry/);
    expect([response.status, await errorOf(response)]).toMatchObject([400, { code, details }]);
  });

  it("tells the operator alone how fresh the data is", async () => {
    const fresh = { dataThrough: "2026-03-01T11:59:00.000Z", dataAgeMs: 60_000, storedRows: 47 };
    expect(await (await handler(get("/health", as("platform")))).json()).toEqual({ status: "ok", ...fresh });
    expect(await (await handler(get("/health", as(orgA)))).json()).toEqual({ status: "ok" });
    expect(await (await handler(get("/health"))).json()).toEqual({ status: "ok" });
  });

  it("keeps the organisations apart, whatever a request says", { timeout: 180_000 }, async () => {
    const sign = (user: string) => (request: Request) => {
      request.headers.set("authorization", user);
      return request;
    };
    const organisations = [
      { orgIdHash: orgA, sign: sign(orgA), events: eventsOf[orgA] },
      { orgIdHash: orgB, sign: sign(orgB), events: eventsOf[orgB] },
    ] as const;
    const range = { start: "2026-02-01", end: "2026-03-02" };
    const report = await checkTenancy(handler, { organisations, platform: sign("platform") }, { range });
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
