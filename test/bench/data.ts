// `pnpm bench:data`: how fast events are imported into the embedded engine, and what room they take.
import { importTraffic, makeTraffic, openEventStore } from "./support/event-store.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getMedian } from "./support/statistics.ts";

const options = readOptions({ rounds: 3 });
console.error("Making the events …");
const traffic = makeTraffic(options.events, new Date());
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

const stored = rounds[0]?.stored ?? 0;
const durationMs = getMedian(rounds.map((round) => round.durationMs));
const figures = {
  stored,
  durationMs,
  eventsPerSecond: (stored / durationMs) * 1000,
  bytesPerEventInFile: traffic.sizeBytes / stored,
  bytesPerEventStored: getMedian(rounds.map((round) => round.storedBytes)) / stored,
};
console.log(`\nMedians of ${options.rounds} rounds. ${describeMachine()}.\n`);
printTable(
  ["events", "s", "events a second", "bytes an event in NDJSON", "bytes an event stored"],
  [
    [
      stored.toLocaleString("en-US"),
      (durationMs / 1000).toFixed(1),
      Math.round(figures.eventsPerSecond).toLocaleString("en-US"),
      figures.bytesPerEventInFile.toFixed(0),
      figures.bytesPerEventStored.toFixed(1),
    ],
  ],
);
await writeFigures(options.json, { ...figures, rounds });
