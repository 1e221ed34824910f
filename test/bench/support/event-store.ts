import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, importEvents, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { generateTraffic, toTableRow } from "@firsthand/testing/traffic";

/** Generated traffic as lines of a file. */
export interface Traffic {
  readonly lines: readonly string[];
  readonly sizeBytes: number;
}

/** An embedded ClickHouse on a directory that goes away with it. */
export interface EventStore {
  readonly clickhouse: ClickHouse;
  /** Bytes that the table takes, compressed as it is stored. */
  measureBytes(): Promise<number>;
  close(): Promise<void>;
}

/** 180 days of the demo's traffic that end now, as rows of the raw table. */
export function makeTraffic(eventsTarget: number, now: Date): Traffic {
  const lines: string[] = [];
  let sizeBytes = 0;
  for (const { event, source, ingestedAt } of generateTraffic({
    seed: 1,
    end: now.toISOString(),
    eventsTarget,
  })) {
    const line = `${JSON.stringify(toTableRow(event, { source, ingestedAt }))}\n`;
    lines.push(line);
    sizeBytes += Buffer.byteLength(line);
  }
  return { lines, sizeBytes };
}

/** Opens an empty table. One store at a time in a process. */
export async function openEventStore(): Promise<EventStore> {
  const path = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  const clickhouse = await openEmbeddedClickHouse({ path });
  await migrate(clickhouse, { ttl: false });
  return {
    clickhouse,
    measureBytes: () => measureParts(clickhouse),
    async close() {
      await clickhouse.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Imports the lines as `firsthand import` does, and says how long it took. */
export async function importTraffic(
  { clickhouse }: EventStore,
  { lines }: Traffic,
): Promise<{ readonly stored: number; readonly durationMs: number }> {
  const { end, stored, durationMs } = await importEvents(clickhouse, lines, { retentionDays: null });
  if (end.kind !== "complete") throw new Error(`The traffic could not be stored (${end.kind}).`);
  return { stored, durationMs };
}

/** What the active parts take: merged ones stay on the disk for some minutes, and would be counted twice. */
async function measureParts({ reader, table }: ClickHouse): Promise<number> {
  const { rows } = await reader.read<{ bytes: number | string }>(
    {
      sql: "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND table = {table:String}",
      parameters: { table: table.split(".").at(-1)?.replaceAll("`", "") ?? "" },
    },
    { timeoutMs: 60_000 },
  );
  return Number(rows[0]?.bytes ?? 0);
}
