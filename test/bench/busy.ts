// `pnpm bench:busy`: how long a dashboard waits for its answers while events are imported and days are sealed in the same process.
import { metricIds } from "@firsthand/contract";
import { createTelemetryHandler, importEvents, type SealProgress, sealDays } from "@firsthand/server";
import { makeEngineEvents } from "./support/engine-events.ts";
import { makeTraffic, openEventStore } from "./support/event-store.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getMedian } from "./support/statistics.ts";

const DAY_MS = 86_400_000;
/** Dashboards that are asked for one after another, in each half of a round. */
const DASHBOARDS = 30;
/** How many days ago the days begin that events are imported of, and how many there are. */
const BACKFILLED_FROM = 150;
const BACKFILLED_DAYS = 12;
/** The same of the days that are sealed anew. */
const SEALED_FROM = 80;
const SEALED_DAYS = 12;
const options = readOptions({ rounds: 5, events: 1_000_000 });
const now = new Date();

console.error("Making and sealing the events …");
const store = await openEventStore();
const { clickhouse } = store;
await makeEngineEvents(clickhouse, { ...options, end: now });
await sealDays(clickhouse, { quietForMs: 0, threads: 2 });
const handler = createTelemetryHandler({
  clickhouse,
  resolveScope: () => ({ kind: "platform" }),
  limits: { queryTimeoutMs: 60_000 },
  cachedValues: 0,
  smallGroups: false,
});
// A backfill of days that the dashboard does not show: what it waits for is the machine, and not more events to read.
const lines = makeTraffic(100_000, now).lines.map((line, i) => {
  const at = new Date(now.getTime() - (BACKFILLED_FROM - (i % BACKFILLED_DAYS)) * DAY_MS);
  return line.replace(
    /"occurred_at":"[^"]+"/,
    `"occurred_at":"${at.toISOString().replace("T", " ").replace("Z", "")}"`,
  );
});
let changes = 0;
let turns = 0;

const rounds: {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly imported: number;
  readonly sealed: number;
}[] = [];
for (let round = 0; round <= options.rounds; round += 1) {
  console.error(
    round === 0 ? "Reading the files for the first time …" : `Round ${round} of ${options.rounds} …`,
  );
  const idle = await askDashboards();
  const stop = new AbortController();
  const importing = importUntil(stop.signal);
  const sealing = sealUntil(stop.signal);
  const busy = await askDashboards();
  stop.abort();
  const [imported, sealed] = await Promise.all([importing, sealing]);
  if (round > 0) rounds.push({ idle, busy, imported, sealed });
  // The next half begins with as many parts as the last, and with days that are all sealed.
  await clickhouse.writer.command(`OPTIMIZE TABLE ${clickhouse.table} FINAL`);
  await sealDays(clickhouse, { quietForMs: 0, threads: 2 });
}
await store.close();

const medians = rounds.map(({ idle, busy }) => ({ idle: getMedian(idle), busy: getMedian(busy) }));
console.log(
  `\nMedians of ${DASHBOARDS} dashboards of all metrics over 30 days, asked one after another. ${describeMachine()}.\n`,
);
printTable(
  ["round", "idle ms", "busy ms", "ratio", "events imported meanwhile", "days sealed meanwhile"],
  rounds.map(({ imported, sealed }, i) => {
    const { idle, busy } = medians[i] ?? { idle: 0, busy: 0 };
    return [
      `${i + 1}`,
      idle.toFixed(0),
      busy.toFixed(0),
      (busy / idle).toFixed(2),
      imported.toLocaleString("en-US"),
      `${sealed}`,
    ];
  }),
);
console.log(`\nMedian ratio ${getMedian(medians.map(({ idle, busy }) => busy / idle)).toFixed(2)}.`);
await writeFigures(options.json, { rounds });

async function askDashboards(): Promise<number[]> {
  const queries = metricIds.map((metric) => ({ id: metric, metric, params: {} }));
  const durations: number[] = [];
  for (let i = 0; i < DASHBOARDS; i += 1) {
    const startedAt = performance.now();
    const response = await handler(
      new Request("http://localhost/api/telemetry/query", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ queries }),
      }),
    );
    const answers = (await response.text()).trim().split("\n");
    durations.push(performance.now() - startedAt);
    if (!answers.every((line) => JSON.parse(line).ok === true)) throw new Error(answers.join("\n"));
  }
  return durations;
}

async function importUntil(signal: AbortSignal): Promise<number> {
  const { stored, end } = await importEvents(clickhouse, repeatLines(), { retentionDays: null, signal });
  if (end.kind !== "aborted") throw new Error(`The import ended (${end.kind}).`);
  return stored;
}

function* repeatLines(): Generator<string> {
  for (;;) {
    turns += 1;
    for (const line of lines) yield line.replace('"event_id":"', `"event_id":"${turns}-`);
  }
}

/** Late events come for days of another month than the import's, and of none that is shown: they are sealed anew, over and over. */
async function sealUntil(signal: AbortSignal): Promise<number> {
  const first = Math.floor(now.getTime() / DAY_MS) - SEALED_FROM;
  let sealed = 0;
  while (!signal.aborted) {
    changes += 1;
    await clickhouse.writer.command(
      `INSERT INTO ${clickhouse.table} SELECT repeat('a', 64), concat('late-${changes}-', toString(number)), 'guide_opened', '2026-05-telemetry-v1', 's', 'u', NULL, '{}', fromUnixTimestamp64Milli(toInt64((${first} + number) * ${DAY_MS}), 'UTC'), now64(3), 'bench' FROM numbers(${SEALED_DAYS})`,
    );
    const days = { first, last: first + SEALED_DAYS - 1 };
    let done = 0;
    const onProgress = ({ daysDone }: SealProgress) => {
      done = daysDone;
    };
    await sealDays(clickhouse, { quietForMs: -DAY_MS, days, signal, onProgress }).catch(ignoreAbort);
    sealed += done;
  }
  return sealed;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
