import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ClickHouse, importEvents, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { generateTraffic, type TableRow, toTableRow } from "@firsthand/testing/traffic";

/** Counted up when the generated traffic changes, so that older data is made anew. */
const TRAFFIC_VERSION = 1;

/** Opens the demo's embedded ClickHouse, filled with 180 days of generated traffic that end today. */
export async function openDemoData(
  folder: string,
  now: Date,
  say: (line: string) => void,
): Promise<ClickHouse> {
  const wanted = JSON.stringify({ day: now.toISOString().slice(0, 10), version: TRAFFIC_VERSION });
  const marker = join(folder, "prepared.json");
  const path = join(folder, "clickhouse");
  if (existsSync(marker) && (await readFile(marker, "utf8")) === wanted) {
    say("Demo data of today is already there.");
    return openEmbeddedClickHouse({ path });
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const clickhouse = await openEmbeddedClickHouse({ path });
  await migrate(clickhouse);
  await fill(clickhouse, now, say);
  // Written last: a start that was interrupted makes the data again.
  await writeFile(marker, wanted);
  return clickhouse;
}

async function fill(clickhouse: ClickHouse, now: Date, say: (line: string) => void): Promise<void> {
  let announced = 0;
  const { end, stored, durationMs } = await importEvents(clickhouse, demoLines(now), {
    retentionDays: 180,
    onProgress: (progress) => {
      if (progress.stored - announced < 50_000) return;
      announced = progress.stored;
      say(`  ${announced.toLocaleString("en")} events stored`);
    },
  });
  if (end.kind !== "complete") throw new Error(`The demo data could not be stored (${end.kind}).`);
  say(`  ${stored.toLocaleString("en")} events stored in ${(durationMs / 1000).toFixed(1)} s`);
}

function* demoLines(now: Date): Iterable<string> {
  for (const row of demoRows(now)) yield `${JSON.stringify(row)}\n`;
}

/** The demo's deliveries as rows of the raw table, in the order of arrival. */
export function* demoRows(now: Date): Iterable<TableRow> {
  for (const { event, source, ingestedAt } of generateTraffic({ seed: 1, end: now.toISOString() })) {
    yield toTableRow(event, { source, ingestedAt });
  }
}
