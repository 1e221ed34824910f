import type { DropReport, HealthIntake } from "@firsthand/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import { get, orgA, orgB } from "../http/test/handler-with.ts";
import { now, send, startAnew, takeEvents } from "../http/test/take-events.ts";

const HOUR_MS = 3_600_000;
/** The first of the 24 hours when it is noon, and the end of the last one. */
const sinceMs = now - 23 * HOUR_MS;
const untilMs = now + HOUR_MS;

/** What one producer sends, and when the host's clock says that it arrives. */
interface Sent {
  readonly atMs: number;
  readonly org: string;
  readonly source: string;
  readonly ids: readonly string[];
  readonly faults: readonly ("missing_field" | "unknown_event")[];
  readonly report: DropReport | null;
  readonly lagMs: number;
}

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());
beforeEach(() => startAnew(store.clickhouse));

describe("readIntake", () => {
  it("is exact: repeats, codes, reports that come again, two sources, two organisations, edges of hours", async () => {
    const all = drawTraffic();
    for (const one of all) await deliver(one);
    // Counts are written when a second has gone.
    const rows = all.length + all.filter(({ report }) => report !== null).length;
    await expect.poll(countRows).toBe(rows);
    expect(await intakeAt(now)).toEqual(expected(all));
    // To the last millisecond of the hour the answer is the same, and then the first hour has gone.
    expect(await intakeAt(untilMs - 1)).toEqual(expected(all));
    expect((await intakeAt(untilMs)).hours[0]?.start).toBe(new Date(sinceMs + HOUR_MS).toISOString());
  });

  it("is 24 hours of nothing where nothing came", async () => {
    // What takes events makes its tables when the first ones come.
    await deliver({ ...quiet, atMs: sinceMs - 1, ids: ["evt_1"] });
    await expect.poll(countRows).toBe(1);
    expect(await intakeAt(now)).toEqual(expected([]));
  });
});

const quiet: Sent = {
  atMs: now,
  org: orgA,
  source: "acme-web",
  ids: [],
  faults: [],
  report: null,
  lagMs: 1_000,
};

/** Deliveries at every edge, and others in between; ids and reports come again, in the same hour and in others. */
function drawTraffic(): Sent[] {
  const edges = [
    sinceMs - 1,
    sinceMs,
    sinceMs + HOUR_MS - 1,
    sinceMs + HOUR_MS,
    now - 1,
    now,
    untilMs - 1,
    untilMs,
  ];
  return Array.from({ length: 40 }, (_, i) => {
    const org = i % 3 === 0 ? orgB : orgA;
    const id = `report_${i % 5}`;
    return {
      atMs: edges[i] ?? sinceMs + ((i * 7) % 24) * HOUR_MS + i * 60_000,
      org,
      source: i % 4 === 1 ? "acme-admin" : "acme-web",
      ids: [`evt_${i % 11}`, `evt_${i % 7}`, `evt_${i % 11}`].slice(0, i % 4),
      faults: [
        ...(i % 2 === 0 ? (["missing_field"] as const) : []),
        ...(i % 5 === 0 ? (["unknown_event"] as const) : []),
      ],
      report: i % 4 > 1 ? { id, counts: { queue_full: 1 + (i % 5), too_old: 2 } } : null,
      lagMs: 1_000 * (i + 1),
    };
  });
}

/** Each by a host's process of its own, so that it is one row of counts. */
async function deliver({ atMs, org, source, ids, faults, report, lagMs }: Sent): Promise<void> {
  const ts = new Date(atMs - lagMs).toISOString();
  const wrong = { missing_field: {}, unknown_event: { ...wireEvent("evt_x", { ts }), name: "x" } };
  const events = [...ids.map((id) => wireEvent(id, { ts })), ...faults.map((code) => wrong[code])];
  await send(
    takeEvents(store.clickhouse, {}, atMs),
    wireBatch(events, { source, ...(report === null ? {} : { dropped: report }) }),
    org,
  );
}

/** What the answer has to be, told by a plain program. */
function expected(all: readonly Sent[]): HealthIntake {
  const accepted = new Set<string>();
  const taken = all.map((one) => {
    const fresh = one.ids.filter((id) => {
      const key = `${one.org} ${id}`;
      return accepted.has(key) ? false : accepted.add(key);
    });
    return { ...one, accepted: fresh.length, duplicates: one.ids.length - fresh.length };
  });
  const recent = taken
    .filter(({ atMs }) => atMs >= sinceMs && atMs < untilMs)
    .sort((a, b) => a.atMs - b.atMs);
  const seen = new Set<string>();
  const reports = recent.flatMap(({ atMs, org, report }) => {
    if (report === null || seen.has(`${org} ${report.id}`)) return [];
    seen.add(`${org} ${report.id}`);
    return [{ atMs, counts: Object.entries(report.counts) }];
  });
  const hours = Array.from({ length: 24 }, (_, i) => {
    const isIn = ({ atMs }: { readonly atMs: number }) => Math.floor((atMs - sinceMs) / HOUR_MS) === i;
    const sent = recent.filter(isIn);
    return {
      start: new Date(sinceMs + i * HOUR_MS).toISOString(),
      accepted: add(sent.map((one) => one.accepted)),
      duplicates: add(sent.map((one) => one.duplicates)),
      rejected: add(sent.map(({ faults }) => faults.length)),
      dropped: add(reports.filter(isIn).flatMap(({ counts }) => counts.map(([, count]) => count))),
    };
  });
  const lags = recent.filter(({ ids }) => ids.length > 0).map(({ lagMs }) => lagMs);
  const newest = new Map(recent.filter((one) => one.accepted > 0).map(({ source, atMs }) => [source, atMs]));
  return {
    accepted: add(hours.map((hour) => hour.accepted)),
    duplicates: add(hours.map((hour) => hour.duplicates)),
    rejected: tally(recent.flatMap(({ faults }) => faults.map((code) => [code, 1]))),
    dropped: tally(reports.flatMap(({ counts }) => counts)),
    lagMs: lags.sort((a, b) => a - b)[Math.floor(lags.length / 2)] ?? null,
    sources: [...newest]
      .sort((a, b) => b[1] - a[1])
      .map(([source, atMs]) => ({ source, newestIngestedAt: new Date(atMs).toISOString() })),
    hours,
  };
}

const add = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function tally(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [name, count] of counts) totals[name] = (totals[name] ?? 0) + count;
  return totals;
}

async function intakeAt(nowMs: number): Promise<HealthIntake> {
  const telemetry = takeEvents(store.clickhouse, {}, nowMs);
  const response = await telemetry(get("/health", { headers: { authorization: "platform" } }));
  return ((await response.json()) as { intake: HealthIntake }).intake;
}

async function countRows(): Promise<number> {
  const { reader, table } = store.clickhouse;
  const sql = `SELECT toFloat64(count()) AS n FROM ${table}_intake`;
  return (await reader.read<{ n: number }>({ sql, parameters: {} }, { timeoutMs: 5_000 })).rows[0]?.n ?? 0;
}
