import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ClickHouse, importEvents, migrate, sealDays } from "@firsthand/server";
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
    say("Opening the demo data that was made today …");
    return open(path);
  }
  say(
    "Making demo data: 180 days of traffic in an embedded ClickHouse. It takes up to a minute, once a day …",
  );
  // Only what the demo itself puts there: the folder may be somebody's own.
  for (const own of [marker, path]) await rm(own, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const clickhouse = await open(path);
  await migrate(clickhouse);
  await fill(clickhouse, now, say);
  const { sealed } = await sealDays(clickhouse, { now: () => now.getTime() });
  say(`  ${sealed} days that are over were sealed`);
  // Written last: a start that was interrupted makes the data again.
  await writeFile(marker, wanted);
  return clickhouse;
}

async function open(path: string): Promise<ClickHouse> {
  try {
    return await openEmbeddedClickHouse({ path });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = `If nothing holds it, it is broken: delete ${path}, which holds demo data only, and start again.`;
    throw new Error(`${reason} ${advice}`, { cause });
  }
}

async function fill(clickhouse: ClickHouse, now: Date, say: (line: string) => void): Promise<void> {
  let announced = 0;
  const { end, stored, durationMs } = await importEvents(clickhouse, demoLines(now), {
    retentionDays: 180,
    onProgress: (progress) => {
      if (progress.stored - announced < 50_000) return;
      announced = progress.stored;
      say(`  ${announced.toLocaleString("en")} of about 225,000 events stored`);
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
