import { type MetricId, metricIds, metrics, type Scope } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import {
  type Ask,
  type EventRow,
  event,
  executors,
  openMetricStore,
  orgA,
  orgB,
  platform,
  scopeA,
} from "../../test-support/metric-store.ts";
import type { Reader, ReadStatement } from "../clickhouse/port.ts";

const store = openMetricStore();
const names = [
  "page_viewed",
  "feature_viewed",
  "filter_changed",
  "chart_interacted",
  "session_ended",
  "client_error",
];
const payload = {
  feature: "f",
  surface: "s",
  view: "v",
  filterKey: "k",
  valueCount: 2,
  chart: "c",
  action: "a",
  boundary: "route",
  errorClass: "E",
  durationMs: 1_000,
  pagesViewed: 2,
  interactions: 3,
};
const oneOfEach = (row: Partial<EventRow> = {}, at = "2026-03-02T10:00:00Z") =>
  names.map((name) => event(name, at, { payload, ...row }));

/** The metrics that count distinct ids; the sessions of session-duration are events. */
const distinctIds = metricIds.filter(
  (metric) =>
    metric !== "session-duration" &&
    metrics[metric].measures.some(({ id }) => id === "sessions" || id === "anonymousUsers"),
);

const range = { start: "2026-03-01", end: "2026-03-04", granularity: "day" } as const;
const scopeOf = (metric: MetricId): Scope => (metrics[metric].scopes.includes("org") ? scopeA : platform);
const everything = (metric: MetricId): Ask => ({
  ...range,
  scope: scopeOf(metric),
  compare: "previous",
  trend: true,
  evidence: true,
  limit: 1_000,
});

/** A reader that remembers the statements, and may change them. */
function watch(change: (statement: ReadStatement) => ReadStatement = (statement) => statement) {
  const statements: ReadStatement[] = [];
  const through = (reader: Reader): Reader => ({
    read(statement, options) {
      statements.push(statement);
      return reader.read(change(statement), options);
    },
  });
  return { statements, through };
}

describe.each(executors)("every metric through %s", (executor) => {
  it.each(metricIds)("%s answers an empty table, and one event", async (metric) => {
    await store.hold();
    const empty = await store.ask(executor, metric, everything(metric));
    expect(empty.meta).toMatchObject({
      dataThrough: null,
      truncated: false,
      exactness: "exact",
      suppressed: 0,
    });
    await store.hold(oneOfEach());
    const one = await store.ask(executor, metric, everything(metric));
    expect(one.data).not.toEqual(empty.data);
    expect(one.comparison).toEqual(
      "rows" in empty.data ? { ...empty.data, rows: expect.any(Array) } : expect.anything(),
    );
  });

  it.each(metricIds)("%s does not change when events are delivered again", async (metric) => {
    const events = [...oneOfEach(), ...oneOfEach({ session_id: "s2", route_pattern: null })];
    const altered = events.map((row) => ({
      ...row,
      session_id: "old",
      payload_json: "{}",
      ingested_at: "2026-03-01T00:00:00Z",
    }));
    await store.hold(events);
    const once = await store.ask(executor, metric, everything(metric));
    await store.hold(altered, events, events.toReversed(), altered);
    const again = await store.ask(executor, metric, everything(metric));
    expect(again.data).toEqual(once.data);
    expect(again.comparison).toEqual(once.comparison);
  });

  it.each(metricIds)(
    "%s is wrong when repeats are not looked for, so the tests would see it",
    async (metric) => {
      const events = oneOfEach();
      await store.hold(events, events);
      const right = await store.ask(executor, metric, everything(metric));
      const { through } = watch(({ sql, parameters }) => ({ sql: sql.replace(" FINAL", ""), parameters }));
      const wrong = await store.ask(executor, metric, { ...everything(metric), through });
      // Users are distinct, with repeats or without: only a changed repeat could tell.
      if (metric === "active-users") expect(wrong.data).toEqual(right.data);
      else expect(wrong.data).not.toEqual(right.data);
    },
  );

  it.each(metricIds.filter((metric) => scopeOf(metric) === scopeA))(
    "%s sees its own organisation's events only, in every statement",
    async (metric) => {
      await store.hold(oneOfEach());
      const alone = await store.ask(executor, metric, everything(metric));
      await store.hold(oneOfEach(), [...oneOfEach({ org_id_hash: orgB }), ...oneOfEach({ org_id_hash: "" })]);
      const { statements, through } = watch();
      const among = await store.ask(executor, metric, { ...everything(metric), through });
      expect(among.data).toEqual(alone.data);
      expect(among.comparison).toEqual(alone.comparison);
      expect(statements.length).toBeGreaterThan(0);
      for (const { sql, parameters } of statements) {
        expect(sql).toContain("WHERE org_id_hash = {orgIdHash:String}");
        expect(parameters.orgIdHash).toBe(orgA);
      }
    },
  );

  it.each(distinctIds)(
    "%s counts an id once for the platform although two organisations know it",
    async (metric) => {
      await store.hold(oneOfEach(), [...oneOfEach({ org_id_hash: orgB }), ...oneOfEach({ org_id_hash: "" })]);
      const { data } = await store.ask(executor, metric, { ...range, scope: platform });
      const counted = JSON.stringify(data).matchAll(/"(?:sessions|anonymousUsers)":(\d+)/g);
      expect(new Set([...counted].map(([, figure]) => figure))).toEqual(new Set(["1"]));
    },
  );

  it.each(metricIds)("%s treats hostile text in a filter as text", async (metric) => {
    const hostile = [
      "' OR 1=1 --",
      "\\'; DROP TABLE product_telemetry_events; --",
      "{orgIdHash:String}",
      "\\N",
      "\0",
      "%",
    ];
    await store.hold([
      ...oneOfEach(),
      ...oneOfEach({ route_pattern: hostile[1] ?? "", anonymous_user_id: "u2" }),
    ]);
    const count = async (filters: Ask["filters"]) => {
      const { data } = await store.ask(executor, metric, { ...range, scope: scopeOf(metric), filters });
      return JSON.stringify(data);
    };
    const only = await count([{ dimension: "routePattern", operator: "in", values: hostile }]);
    const all = await count([]);
    const without = await count([{ dimension: "routePattern", operator: "not-in", values: hostile }]);
    expect(only).not.toBe(all);
    expect(without).not.toBe(all);
    const none = await count([{ dimension: "source", operator: "in", values: hostile }]);
    expect(none).not.toBe(only);
  });

  it.each(metricIds)("%s tells what it did, without the organisation's hash", async (metric) => {
    await store.hold(oneOfEach());
    const { statements, through } = watch();
    const filters: Ask["filters"] = [
      { dimension: "routePattern", operator: "not-in", values: [`/${orgA}`, null] },
    ];
    const { meta } = await store.ask(executor, metric, { ...everything(metric), filters, through });
    expect(meta.evidence?.statements.map(({ sql }) => sql).sort()).toEqual(
      statements.map(({ sql }) => sql).sort(),
    );
    expect(meta.rowsRead).toBe(
      meta.evidence?.statements.reduce((sum, { rowsRead }) => sum + (rowsRead ?? 0), 0),
    );
    expect(meta.rowsRead).toBeGreaterThan(0);
    expect(meta.bytesRead).toBeGreaterThan(0);
    if (scopeOf(metric) === scopeA) {
      expect(JSON.stringify(meta)).not.toContain(orgA);
      expect(JSON.stringify(meta.evidence)).toContain("/<scope>");
    }
    const quiet = await store.ask(executor, metric, { ...range, scope: scopeOf(metric) });
    expect(quiet.meta).not.toHaveProperty("evidence");
  });

  it.each(metricIds)("%s stops between statements when the caller goes away", async (metric) => {
    const abort = new AbortController();
    let reads = 0;
    const through = (reader: Reader): Reader => ({
      async read(statement, options) {
        reads += 1;
        const result = await reader.read<never>(statement, options);
        abort.abort(new Error("gone"));
        return result;
      },
    });
    const asked = store.ask(executor, metric, {
      ...everything(metric),
      timeZone: "Asia/Kathmandu",
      through,
      context: { signal: abort.signal },
    });
    await expect(asked).rejects.toThrow("gone");
    // The time zone was looked up, and nothing after it.
    expect(reads).toBe(1);
  });
});

describe("both executors", () => {
  it.each(metricIds)("give the same answer to %s", async (metric) => {
    await store.hold([
      ...oneOfEach(),
      ...oneOfEach({ route_pattern: null, session_id: "s2" }, "2026-03-03T10:00:00Z"),
      ...oneOfEach({ anonymous_user_id: "u2" }, "2026-02-27T10:00:00Z"),
    ]);
    const ask = { ...everything(metric), timeZone: "Australia/Lord_Howe" };
    const [embedded, http] = await Promise.all(executors.map((executor) => store.ask(executor, metric, ask)));
    expect(http?.data).toEqual(embedded?.data);
    expect(http?.comparison).toEqual(embedded?.comparison);
    expect({ ...http?.meta, durationMs: 0, evidence: null }).toEqual({
      ...embedded?.meta,
      durationMs: 0,
      evidence: null,
    });
  });
});
