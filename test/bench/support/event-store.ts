import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, importEvents, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { generateTraffic, toTableRow } from "@firsthand/testing/traffic";
import { measureStorage } from "./storage.ts";

/** Generated traffic as lines of a file. */
export interface Traffic {
  readonly lines: readonly string[];
  readonly sizeBytes: number;
}

/** An embedded ClickHouse on a directory that goes away with it. */
export interface EventStore {
  readonly clickhouse: ClickHouse;
  /** The same table without caps on what a read may cost, for statements that are not Firsthand's. */
  readonly uncapped: ClickHouse;
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

const NO_CAPS = { maxRowsToRead: 0, maxBytesToRead: 0, maxMemoryBytes: 0, maxResultRows: 0 };

/** Opens an empty table. One store at a time in a process. */
export async function openEventStore(): Promise<EventStore> {
  const path = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  const clickhouse = await openEmbeddedClickHouse({ path });
  const uncapped = await openEmbeddedClickHouse({ path, caps: NO_CAPS });
  await migrate(clickhouse, { ttl: false });
  return {
    clickhouse,
    uncapped,
    async measureBytes() {
      const [raw] = await measureStorage(clickhouse);
      return raw?.bytes ?? 0;
    },
    async close() {
      await uncapped.close();
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
