import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../../test-support/temp-store.ts";
import { type RegularSealing, sealRegularly } from "./seal-regularly.ts";

const everySecond = 1 / 60;

let store: TempStore;
let sealing: RegularSealing | null = null;
const notes: string[] = [];
const terminal = { note: (text: string) => void notes.push(text) };

beforeAll(async () => {
  store = await openTempStore();
  await insert(3);
});
afterAll(async () => {
  await sealing?.stop();
  await store.close();
});

function insert(daysAgo: number): Promise<void> {
  return store.clickhouse.writer.command(
    `INSERT INTO ${store.clickhouse.table} SELECT '${"a".repeat(64)}', toString(rand64()), 'page_viewed', '2026-05-telemetry-v1', 's', 'u', '/a', '{}',
     now64(3, 'UTC') - INTERVAL ${daysAgo} DAY AS at, at, 'acme-web'`,
  );
}

async function readOne(sql: string): Promise<number> {
  const { rows } = await store.clickhouse.reader.read<{ found: number }>(
    { sql, parameters: {} },
    { timeoutMs: 10_000 },
  );
  return rows[0]?.found ?? Number.NaN;
}

describe("sealRegularly", () => {
  it("seals at once, and again what has changed", async () => {
    const { clickhouse } = store;
    sealing = sealRegularly(
      clickhouse,
      { everyMinutes: everySecond, rawRetentionDays: 180, historyDays: 762 },
      terminal,
    );
    await expect.poll(() => notes[0]).toMatch(/^Sealing: [23] days sealed \(1 event\)\.$/);
    await insert(3);
    await expect.poll(() => notes[1]).toBe("Sealing: 1 day sealed (2 events).");
    await sealing.stop();
    expect(notes).toHaveLength(2);
  });

  it("compares all with the events in its first run", async () => {
    notes.length = 0;
    const { clickhouse } = store;
    await clickhouse.writer.command(`TRUNCATE TABLE ${clickhouse.table}_sealed_orgs`);
    sealing = sealRegularly(
      clickhouse,
      { everyMinutes: 60, rawRetentionDays: 180, historyDays: 762 },
      terminal,
    );
    await expect.poll(() => notes[0]).toMatch(/^Sealing: 1 day sealed \(2 events\), [12] confirmed\.$/);
    await sealing.stop();
    expect(await readOne(`SELECT count() AS found FROM ${clickhouse.table}_sealed_orgs`)).toBe(1);
  });

  it("notes a failure once, goes on, and seals when it can", async () => {
    notes.length = 0;
    const { table, writer } = store.clickhouse;
    await writer.command(`ALTER TABLE ${table}_sealed DROP COLUMN feature`);
    let runs = 0;
    const clickhouse: TempStore["clickhouse"] = {
      ...store.clickhouse,
      reader: {
        read(statement, options) {
          if (statement.sql.includes("system.parts")) runs += 1;
          return store.clickhouse.reader.read(statement, options);
        },
      },
    };
    sealing = sealRegularly(
      clickhouse,
      { everyMinutes: everySecond / 10, rawRetentionDays: 180, historyDays: 762 },
      terminal,
    );
    await expect.poll(() => runs).toBeGreaterThan(3);
    expect(notes).toEqual([
      expect.stringContaining(`Days could not be sealed: ${table}_sealed lacks feature.`),
    ]);
    await writer.command(`DROP TABLE ${table}_sealed SYNC`);
    await expect.poll(() => notes[1]).toMatch(/^Sealing: [23] days sealed \(2 events\)\.$/);
    await sealing.stop();
  });
});
