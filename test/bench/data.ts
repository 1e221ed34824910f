// `pnpm bench:data`: how fast events are imported into the embedded engine and made inside it, and what room they take.
import { importEvents } from "@firsthand/server";
import { makeEngineEvents } from "./support/engine-events.ts";
import { importTraffic, makeTraffic, openEventStore } from "./support/event-store.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getMedian } from "./support/statistics.ts";

const options = readOptions({ rounds: 3 });
console.error("Making the events …");
// Lines of a file are held in memory here; a million say what any number would.
const traffic = makeTraffic(Math.min(options.events, 1_000_000), new Date());
const rounds: { durationMs: number; stored: number; storedBytes: number }[] = [];
for (let round = 1; round <= options.rounds; round += 1) {
  console.error(`Round ${round} of ${options.rounds} …`);
  const store = await openEventStore();
  const { durationMs, stored } = await importTraffic(store, traffic);
  // Merged into one part a month, as the engine does by itself in time.
  await store.clickhouse.writer.command(`OPTIMIZE TABLE ${store.clickhouse.table} FINAL`);
  rounds.push({ durationMs, stored, storedBytes: await store.measureBytes() });
  await store.close();
}

const long = options.events > traffic.lines.length ? await importLong(options.events) : null;

console.error("Making events inside the engine …");
const store = await openEventStore();
const startedAt = performance.now();
const made = await makeEngineEvents(store.clickhouse, { ...options, end: getMidnight() });
const madeMs = performance.now() - startedAt;
await store.clickhouse.writer.command(`OPTIMIZE TABLE ${store.clickhouse.table} FINAL`);
const madeBytes = await store.measureBytes();
await store.close();

const stored = rounds[0]?.stored ?? 0;
const durationMs = getMedian(rounds.map((round) => round.durationMs));
const storedBytes = getMedian(rounds.map((round) => round.storedBytes));
console.log(`\nMedians of ${options.rounds} rounds of imports. ${describeMachine()}.\n`);
printTable(
  ["", "events", "s", "events a second", "bytes an event in NDJSON", "bytes an event stored"],
  [
    describe("imported", stored, durationMs, traffic.sizeBytes, storedBytes),
    ...(long === null
      ? []
      : [describe("imported at once", long.stored, long.durationMs, null, long.storedBytes)]),
    describe("made inside the engine", made, madeMs, null, madeBytes),
  ],
);
if (long !== null) {
  const [least, most] = [Math.min(...long.memory), Math.max(...long.memory)].map(
    (bytes) => `${Math.round(bytes / 1e6)} MB`,
  );
  console.log(
    `\nMemory of the process during the import at once: ${least} to ${most}, the lines it is made of included.`,
  );
}
await writeFigures(options.json, {
  imported: { stored, durationMs, sizeBytes: traffic.sizeBytes, storedBytes, rounds },
  importedAtOnce: long,
  made: { stored: made, durationMs: madeMs, storedBytes: madeBytes },
});

/** One import of many rows, made from the same lines with other ids, as they are taken. */
async function importLong(rows: number) {
  console.error(`Importing ${rows.toLocaleString("en-US")} rows at once …`);
  const store = await openEventStore();
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(process.memoryUsage.rss()), 1_000);
  const { end, stored, durationMs } = await importEvents(store.clickhouse, repeatLines(rows), {
    retentionDays: null,
  });
  clearInterval(watch);
  if (end.kind !== "complete") throw new Error(`The rows could not be stored (${end.kind}).`);
  const storedBytes = await store.measureBytes();
  await store.close();
  return { stored, durationMs, storedBytes, memory };
}

function* repeatLines(rows: number): Generator<string> {
  for (let row = 0; row < rows; row += 1) {
    const turn = Math.floor(row / traffic.lines.length);
    const line = traffic.lines[row % traffic.lines.length] ?? "";
    yield turn === 0 ? line : line.replace('"event_id":"', `"event_id":"${turn}-`);
  }
}

function describe(what: string, events: number, ms: number, fileBytes: number | null, bytes: number) {
  return [
    what,
    events.toLocaleString("en-US"),
    (ms / 1000).toFixed(1),
    Math.round((events / ms) * 1000).toLocaleString("en-US"),
    fileBytes === null ? "" : (fileBytes / events).toFixed(0),
    (bytes / events).toFixed(1),
  ];
}

/** The last midnight of UTC, so that one day's runs make the same events. */
function getMidnight(): Date {
  return new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
}
