import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Health, metricIds, schemaVersion } from "@firsthand/contract";
import {
  type ClickHouse,
  createTelemetryHandler,
  importEvents,
  migrate,
  type TelemetryHandler,
} from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { createMockHandler, healthFixture } from "@firsthand/testing";
import { demoOrganisations, generateTraffic, toTableRow } from "@firsthand/testing/traffic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf } from "./form-of.ts";

const now = "2026-06-12T14:05:00.000Z";
const base = "http://host.example/api/telemetry";
const [organisation] = demoOrganisations;
const scopes = {
  org: { kind: "org", orgIdHash: organisation.orgIdHash },
  platform: { kind: "platform" },
} as const;
type ScopeKind = keyof typeof scopes;

let folder: string;
let clickhouse: ClickHouse;
let server: Record<ScopeKind, TelemetryHandler>;
/** The same, and takes events. */
let taking: Record<ScopeKind, TelemetryHandler>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "firsthand-mocked-"));
  clickhouse = await openEmbeddedClickHouse({ path: join(folder, "data") });
  await migrate(clickhouse, { ttl: false });
  const { stored } = await importEvents(clickhouse, lines(), { retentionDays: null });
  expect(stored).toBeGreaterThan(5_000);
  const serve = (kind: ScopeKind, ingest?: { writer: ClickHouse["writer"] }) =>
    createTelemetryHandler({
      clickhouse,
      resolveScope: () => scopes[kind],
      now: () => Date.parse(now),
      smallGroups: false,
      ingest,
      onError: () => undefined,
    });
  const ingest = { writer: clickhouse.writer };
  server = { org: serve("org"), platform: serve("platform") };
  taking = { org: serve("org", ingest), platform: serve("platform", ingest) };
});

afterAll(async () => {
  await clickhouse?.close();
  await rm(folder, { recursive: true, force: true });
});

function* lines(): Iterable<string> {
  for (const { event, ...taken } of generateTraffic({ end: now, days: 40, eventsTarget: 12_000 })) {
    yield `${JSON.stringify(toTableRow(event, taken))}\n`;
  }
}

const mock = {
  org: createMockHandler({ scopeKind: "org", now }),
  platform: createMockHandler({ scopeKind: "platform", now }),
};

type Asked = { path: string; init?: RequestInit };

/** The same request to both; the mocked answer comes second. */
async function askBoth({ path, init }: Asked, kind: ScopeKind = "platform"): Promise<[Response, Response]> {
  const request = () => new Request(`${base}${path}`, init);
  return [await server[kind](request()), await mock[kind](request())];
}

function batch(body: unknown, contentType = "application/json"): Asked {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { path: "/query", init: { method: "POST", headers: { "content-type": contentType }, body: text } };
}

async function refusalOf(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: { code: string; details?: { limit?: number } } };
  return { status: response.status, code: error.code, limit: error.details?.limit };
}

describe("createMockHandler", () => {
  const searches = [
    "",
    "?compare=previous&trend=true&evidence=true&timeZone=Europe/Berlin",
    "?granularity=hour&start=2026-06-10&end=2026-06-12",
  ];
  const asked = metricIds.flatMap((metric) => searches.map((search) => `/metrics/${metric}${search}`));

  it.each(asked)("answers GET %s in the form of the server, in both scopes", async (path) => {
    for (const kind of ["platform", "org"] as const) {
      const [real, mocked] = await askBoth({ path }, kind);
      expect(mocked.status).toBe(real.status);
      for (const name of ["content-type", "cache-control", "x-content-type-options"]) {
        expect(mocked.headers.get(name), name).toBe(real.headers.get(name));
      }
      if (real.status === 200) expect(statedForm(await mocked.json())).toEqual(statedForm(await real.json()));
      else expect(await refusalOf(mocked)).toEqual(await refusalOf(real));
    }
  });

  it("resolves the same time ranges", async () => {
    const searches = [
      "",
      "?timeZone=Asia/Kathmandu",
      "?start=2026-06-01&compare=previous",
      "?start=2026-05-29&end=2026-06-20&timeZone=America/New_York&compare=previous-aligned",
      "?start=2026-06-01T06:30:00Z&end=2026-06-02T07:00:00%2B02:00&compare=previous",
      "?start=2026-03-20&end=2026-04-05&timeZone=Europe/Berlin&compare=year",
      "?start=2026-01-01&granularity=week&timeZone=Australia/Lord_Howe",
    ];
    for (const search of searches) {
      const [real, mocked] = await askBoth({ path: `/metrics/active-users${search}` });
      expect(await timesOf(mocked), search).toEqual(await timesOf(real));
    }
  });

  it.each<[string, Asked]>([
    ["an unknown path", { path: "/metric/totals" }],
    ["another method", { path: "/metrics/totals", init: { method: "POST" } }],
    ["another method of a batch", { path: "/query" }],
    ["an unknown metric", { path: "/metrics/page-speed" }],
    ["an unknown field", { path: "/metrics/totals?colour=red" }],
    ["a field twice", { path: "/metrics/totals?limit=1&limit=2" }],
    ["an unknown granularity", { path: "/metrics/totals?granularity=minute" }],
    ["an unknown comparison", { path: "/metrics/totals?compare=last" }],
    ["a limit of none", { path: "/metrics/top-routes?limit=0" }],
    ["a limit that is no number", { path: "/metrics/top-routes?limit=ten" }],
    ["a limit beyond the limit", { path: "/metrics/top-routes?limit=1001" }],
    ["a trend that is neither true nor false", { path: "/metrics/totals?trend=1" }],
    ["a start that no calendar has", { path: "/metrics/totals?start=2026-02-30" }],
    ["an instant that no calendar has", { path: "/metrics/totals?start=2026-02-30T00:00:00Z" }],
    ["a start that is no date", { path: "/metrics/totals?start=yesterday" }],
    ["a start after the end", { path: "/metrics/totals?start=2026-06-02&end=2026-06-01" }],
    ["an empty range", { path: "/metrics/totals?start=2026-06-02&end=2026-06-02" }],
    ["a range that is too long", { path: "/metrics/totals?start=2020-01-01&end=2026-06-01" }],
    ["too many points", { path: "/metrics/active-users?start=2026-01-01&end=2026-06-01&granularity=hour" }],
    ["an unknown zone", { path: "/metrics/totals?timeZone=Mars/Olympus" }],
    ["a zone without a name", { path: "/metrics/totals?timeZone=" }],
    ["an offset for a zone", { path: "/metrics/totals?timeZone=%2B02:00" }],
    ["filters that are no JSON", { path: "/metrics/totals?filters=[" }],
    [
      "a filter over a dimension of another metric",
      { path: `/metrics/totals?filters=${filter("feature", "in")}` },
    ],
    ["an unknown operator", { path: `/metrics/totals?filters=${filter("source", "like")}` }],
    ["filters beyond the limit", { path: `/metrics/totals?filters=${filters(11, 1)}` }],
    ["values beyond the limit", { path: `/metrics/totals?filters=${filters(1, 101)}` }],
    ["half a character in a filter", { path: `/metrics/totals?filters=${filter("source", "in", "\ud800")}` }],
    ["a body that is no JSON", batch("{")],
    ["a body of another type", batch("{}", "text/plain")],
    ["a body without queries", batch({ queries: [] })],
    [
      "a body with an unknown field",
      batch({ queries: [{ id: "a", metric: "totals", params: {} }], scope: "platform" }),
    ],
    [
      "a body with an id twice",
      batch({ queries: ["a", "a"].map((id) => ({ id, metric: "totals", params: {} })) }),
    ],
    [
      "a body with too many queries",
      batch({
        queries: Array.from({ length: 21 }, (_, i) => ({ id: `${i}`, metric: "totals", params: {} })),
      }),
    ],
    ["a body that is too large", batch(" ".repeat(300_000))],
  ])("refuses %s as the server does", async (_, request) => {
    const [real, mocked] = await askBoth(request);
    expect(real.status).toBeGreaterThanOrEqual(400);
    expect(await refusalOf(mocked)).toEqual(await refusalOf(real));
  });

  it("answers a batch in lines of the same form, good ones and bad ones", async () => {
    const queries = [
      ...metricIds.map((metric) => ({ id: metric, metric, params: {} })),
      { id: "unknown", metric: "page-speed", params: {} },
      { id: "refused", metric: "totals", params: { limit: 1_001 } },
      { id: "elsewhere", metric: "totals", params: { timeZone: "Mars/Olympus" } },
    ];
    const [real, mocked] = await askBoth(batch({ queries }));
    expect(mocked.headers.get("content-type")).toBe(real.headers.get("content-type"));
    const outcomes = async (response: Response) =>
      (await response.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .map(({ id, ok, error }) => [id, ok, error?.code ?? null])
        .sort();
    expect(await outcomes(mocked)).toEqual(await outcomes(real));
  });

  it.each(["platform", "org"] as const)("says how it is in the same words, in %s scope", async (kind) => {
    const path = "/health";
    const [real, mocked] = await askBoth({ path }, kind);
    const quiet = createMockHandler({ scopeKind: kind, now, health: "no-events-taken-here" });
    expect(formOf(await (await quiet(new Request(`${base}${path}`))).json())).toEqual(
      formOf(await real.json()),
    );
    await takeOneOfEach();
    const busy = await taking[kind](new Request(`${base}${path}`));
    expect(formOf(await mocked.json())).toEqual(formOf(await busy.json()));
  });

  it("describes the same paths", async () => {
    const [real, mocked] = await askBoth({ path: "/openapi.json" });
    const paths = async (response: Response) =>
      Object.keys(((await response.json()) as { paths: object }).paths).sort();
    expect(await paths(mocked)).toEqual(await paths(real));
  });
});

/** What the health of a busy day speaks of: an event, one that is refused for each of the codes, and drops. */
async function takeOneOfEach(): Promise<void> {
  const event = {
    name: "guide_opened",
    schemaVersion,
    eventId: "evt_1",
    ts: now,
    sessionId: "s-1",
    anonymousUserId: "u-1",
    orgIdHash: null,
    routePattern: null,
    payload: { guide: "intro", surface: "overview" },
  };
  const refused = [
    { ts: "2026-01-01T00:00:00Z" },
    { sessionId: "4" },
    { more: 1 },
    { schemaVersion: "2020-01-telemetry-v1" },
  ].map((changes) => ({ ...event, ...changes }));
  const { intake } = healthFixture();
  const body = {
    orgIdHash: null,
    source: "web",
    events: [event, ...refused],
    dropped: { id: "r-1", counts: intake?.dropped },
  };
  const response = await taking.org(
    new Request(`${base}/events`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  const { rejected } = (await response.json()) as { rejected: { code: string }[] };
  expect(rejected.map(({ code }) => code).sort()).toEqual(Object.keys(intake?.rejected ?? {}).sort());
  // Counts are written when a second has gone.
  const accepted = async () => {
    const response = await taking.platform(new Request(`${base}/health`));
    return ((await response.json()) as Health).intake?.accepted;
  };
  await expect.poll(accepted).toBeGreaterThan(0);
}

function filters(count: number, values: number): string {
  const filter = { dimension: "source", operator: "in", values: Array.from({ length: values }, String) };
  return encodeURIComponent(JSON.stringify(Array.from({ length: count }, () => filter)));
}

function filter(dimension: string, operator: string, value = "web"): string {
  return encodeURIComponent(JSON.stringify([{ dimension, operator, values: [value] }]));
}

/** The form of an answer, without what differs by its nature: the parameters of statements, and which figures are null. */
function statedForm(answer: unknown): string[] {
  return formOf(answer)
    .filter((line) => !line.includes(".parameters"))
    .map((line) => line.replace(/: (?:null|number)$/, ": figure"));
}

async function timesOf(response: Response): Promise<unknown> {
  const { data, meta } = (await response.json()) as {
    data: { points: { start: string; complete: boolean }[] };
    meta: Record<string, unknown>;
  };
  const { timeRange, comparisonTimeRange, timeZone, granularity } = meta;
  const points = data.points.map(({ start, complete }) => [start, complete]);
  return { timeRange, comparisonTimeRange, timeZone, granularity, points };
}
