// `pnpm bench:ingest`: how fast events are taken, and how long a sender waits, beside inserting the same rows without a look at them.
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { EventBatch } from "@firsthand/contract";
import { createTelemetryHandler } from "@firsthand/server";
import { generateTraffic, toTableRow } from "@firsthand/testing/traffic";
import { type EventStore, openEventStore } from "./support/event-store.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getPercentile } from "./support/statistics.ts";
import { measureStorage } from "./support/storage.ts";

const EVENTS_PER_BATCH = 500;
/** What a host is promised, in events a second. */
const PROMISED = 5_000;
const ORGANISATIONS = Array.from({ length: 20 }, (_, i) => createHash("sha256").update(`${i}`).digest("hex"));

/** How one way of taking events did. */
interface Run {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  readonly waitsMs: readonly number[];
  /** Resident megabytes a quarter of the way in, halfway, and at the end. */
  readonly memory: readonly number[];
  /** Bytes on disk an event, by table. */
  readonly storage?: Readonly<Record<string, number>>;
}

const { json, seconds } = readOptions({ rounds: 1 });
const sample = [...generateTraffic({ seed: 1, end: new Date().toISOString(), eventsTarget: 20_000 })];
let made = 0;

/** A batch that no other is like: events of the demo's traffic under new ids, of the last minutes. */
function makeBatch(): EventBatch {
  const nowMs = Date.now();
  const events = Array.from({ length: EVENTS_PER_BATCH }, () => {
    made += 1;
    const { event } = sample[made % sample.length] ?? missing();
    const ts = new Date(nowMs - (made % 300_000)).toISOString();
    return { ...event, orgIdHash: null, eventId: randomUUID(), ts };
  });
  return { orgIdHash: null, source: "bench", events };
}

const runs: Run[] = [];
for (const [name, take, everyMs, senders] of [
  [
    `POST /events, ${PROMISED.toLocaleString("en-US")} a second`,
    post,
    (EVENTS_PER_BATCH / PROMISED) * 1_000,
    8,
  ],
  ["POST /events, as fast as four senders can", post, 0, 4],
  ["bare inserts, one after another", insert, 0, 1],
] as const) {
  console.error(`${name}: ${seconds} s …`);
  const store = await openEventStore();
  const taken = take(store);
  const run = await measure(name, taken, everyMs, senders);
  const { rows } = await store.clickhouse.reader.read<{ stored: number }>(
    { sql: `SELECT toFloat64(count()) AS stored FROM ${store.clickhouse.table} FINAL`, parameters: {} },
    { timeoutMs: 60_000 },
  );
  if (rows[0]?.stored !== run.events)
    throw new Error(`${run.events} events were taken and ${rows[0]?.stored} are stored.`);
  runs.push({ ...run, storage: await readStorage(store, run.events) });
  await store.close();
}

console.log(`\nBatches of ${EVENTS_PER_BATCH} events into the embedded engine. ${describeMachine()}.\n`);
printTable(
  ["", "events a second", "p50 ms", "p99 ms", "longest ms", "MB after 1/4", "1/2", "all"],
  runs.map(({ name, events, seconds, waitsMs, memory }) => [
    name,
    Math.round(events / seconds).toLocaleString("en-US"),
    ...[0.5, 0.99, 1].map((level) => getPercentile(waitsMs, level).toFixed(0)),
    ...memory.map((megabytes) => megabytes.toFixed(0)),
  ]),
);
for (const [table, bytes] of Object.entries(runs[1]?.storage ?? {}))
  console.log(`${table}: ${bytes.toFixed(1)} bytes an event on disk, merged`);
const [, fast, bare] = runs;
if (fast !== undefined && bare !== undefined) {
  const ratio = bare.events / bare.seconds / (fast.events / fast.seconds);
  console.log(
    `\nBare inserts take ${ratio.toFixed(2)} times as many events a second. All events that were taken are stored, once.`,
  );
}
await writeFigures(json, { runs });

type Take = (batch: EventBatch) => Promise<void>;

function post({ clickhouse }: EventStore): Take {
  let at = 0;
  const handler = createTelemetryHandler({
    clickhouse,
    resolveScope: () => {
      at = (at + 1) % ORGANISATIONS.length;
      return { kind: "org", orgIdHash: ORGANISATIONS[at] ?? missing() };
    },
    ingest: { writer: clickhouse.writer },
  });
  return async (batch) => {
    const response = await handler(
      new Request("http://localhost/api/telemetry/events", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(batch),
      }),
    );
    const { accepted, ...rest } = (await response.json()) as { accepted?: number };
    if (accepted !== EVENTS_PER_BATCH)
      throw new Error(`A batch was not taken as a whole: ${response.status} ${JSON.stringify(rest)}`);
  };
}

function insert({ clickhouse: { writer, table } }: EventStore): Take {
  return ({ source, events }) => {
    const ingestedAt = new Date().toISOString();
    const rows = events.map((event) => JSON.stringify(toTableRow(event, { source, ingestedAt })));
    return writer.insertJsonLines(table, new TextEncoder().encode(rows.join("\n")));
  };
}

/** `everyMs` between two batches; 0 sends the next when the last is answered. */
async function measure(name: string, take: Take, everyMs: number, senders: number): Promise<Run> {
  const waitsMs: number[] = [];
  const memory: number[] = [];
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1_000;
  let sent = 0;
  const send = async () => {
    while (elapsed() < seconds) {
      const dueMs = startedAt + sent * everyMs;
      sent += 1;
      if (everyMs > 0) await pause(Math.max(0, dueMs - performance.now()));
      const batch = makeBatch();
      // A sender that is late was kept waiting by those before it.
      const from = everyMs > 0 ? dueMs : performance.now();
      await take(batch);
      waitsMs.push(performance.now() - from);
      const quarters = [0.25, 0.5][memory.length];
      if (quarters !== undefined && elapsed() > quarters * seconds) memory.push(residentMegabytes());
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  memory.push(residentMegabytes());
  return { name, events: waitsMs.length * EVENTS_PER_BATCH, seconds: elapsed(), waitsMs, memory };
}

/** Merged, as tables are when nothing is taken for a while. */
async function readStorage({ clickhouse }: EventStore, events: number): Promise<Record<string, number>> {
  // Counts of the last second are still to be written.
  await pause(1_500);
  for (const { table } of await measureStorage(clickhouse))
    await clickhouse.writer.command(`OPTIMIZE TABLE ${table} FINAL`);
  const tables = await measureStorage(clickhouse);
  return Object.fromEntries(tables.map(({ table, bytes }) => [table, bytes / events]));
}

function residentMegabytes(): number {
  return process.memoryUsage.rss() / 1_000_000;
}

function missing(): never {
  throw new Error("There is no traffic to send.");
}
