// The store goes away under load, in three ways. FIRSTHAND_LONG=1 lets it stay away for a minute each time.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { EventBatch } from "@firsthand/contract";
import { type ClickHouse, connectClickHouse } from "@firsthand/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ClickHouseFront,
  openClickHouseFront,
} from "../../packages/server/test-support/clickhouse-http-front.ts";
import { openTempStore, type TempStore } from "../../packages/server/test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../packages/server/test-support/wire-events.ts";
import { type FaultyLine, openFaultyLine } from "./faulty-line.ts";
import { openHost, post } from "./host.ts";

const isLong = process.env.FIRSTHAND_LONG === "1";
const DOWN_MS = isLong ? 60_000 : 2_500;
/** In the long form as long as by default. */
const STORE_TIMEOUT_MS = isLong ? 10_000 : 1_000;
const SENDERS = 8;
const nowMs = Date.parse("2026-03-20T12:00:00Z");
const orgIdHash = "a".repeat(64);

let store: TempStore;
let front: ClickHouseFront;
let line: FaultyLine;
let server: ClickHouse;
beforeAll(async () => {
  store = await openTempStore({ caps: { maxResultRows: 0 } });
  front = await openClickHouseFront(store.path);
});
beforeEach(async () => {
  await store.clickhouse.writer.command(`TRUNCATE TABLE ${store.clickhouse.table}`);
  line = await openFaultyLine(front.url);
  server = connectClickHouse({ url: line.url });
});
afterAll(async () => {
  await front.close();
  await store.close();
});

interface Answered {
  readonly batch: EventBatch;
  readonly atMs: number;
}

describe("a store that goes away under load", () => {
  it.each(["refuses", "hangs", "loses answers"] as const)(
    "is never said to have what it has not, and everything arrives once it is back: it %s",
    { timeout: 300_000 },
    async (state) => {
      const handler = openHost(server, {
        nowMs,
        onError: () => {},
        ingest: { storeTimeoutMs: STORE_TIMEOUT_MS, waitingBytes: 4 * 1024 * 1024 },
      });
      const answered: Answered[] = [];
      const statuses = new Set<number>();
      let isOver = false;
      const sender = async () => {
        while (!isOver) {
          const batch = makeBatch();
          // A client that was not told that its batch is stored sends it again, until it is.
          for (;;) {
            const response = await post(handler, orgIdHash, batch);
            statuses.add(response.status);
            if (response.status === 202) break;
            expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
            await pause(50);
          }
          answered.push({ batch, atMs: performance.now() });
        }
      };
      const senders = Promise.all(Array.from({ length: SENDERS }, sender));
      await pause(1_000);
      line.set(state);
      // What was on its way may still be answered.
      await pause(500);
      const answeredBefore = answered.length;
      await pause(DOWN_MS - 500);
      const answeredMeanwhile = answered.length - answeredBefore;
      const stored = new Set(await storedIds());
      const claimed = answered.flatMap(({ batch }) => batch.events.map(({ eventId }) => eventId));
      line.set("up");
      const backAt = performance.now();
      await expect.poll(() => answered.some(({ atMs }) => atMs > backAt), { timeout: 30_000 }).toBe(true);
      await pause(1_000);
      isOver = true;
      await senders;

      expect(claimed.filter((id) => !stored.has(id))).toEqual([]);
      expect(answeredMeanwhile).toBe(0);
      expect(
        [...statuses].every((status) => [202, 429, 503].includes(status)),
        [...statuses].join(),
      ).toBe(true);
      const ids = await storedIds();
      expect(new Set(ids).size).toBe(ids.length);
      const all = answered.flatMap(({ batch }) => batch.events.map(({ eventId }) => eventId));
      const kept = new Set(ids);
      expect(all.filter((id) => !kept.has(id))).toEqual([]);
      expect(all.length).toBeGreaterThan(0);
      await server.close();
      await line.close();
    },
  );
});

function makeBatch(): EventBatch {
  const ts = new Date(nowMs).toISOString();
  return wireBatch(Array.from({ length: 20 }, () => wireEvent(randomUUID(), { ts })));
}

async function storedIds(): Promise<string[]> {
  const { reader, table } = store.clickhouse;
  const { rows } = await reader.read<{ id: string }>(
    { sql: `SELECT event_id AS id FROM ${table} FINAL`, parameters: {} },
    { timeoutMs: 60_000 },
  );
  return rows.map(({ id }) => id);
}
