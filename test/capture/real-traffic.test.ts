// Real records as producers would have sent them, posted batch by batch.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type EventBatch, schemaVersion, type TelemetryEvent } from "@firsthand/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery } from "../oracle/delivery.ts";
import { openProduct, type Product } from "../worlds/product.ts";
import { disagreementsOf, openHost, send, type TakenBatch } from "./host.ts";

const file = new URL("../../../shared/data/real-dev.ndjson.gz", import.meta.url);
const isPresent = existsSync(file);
if (!isPresent) console.log("The real records are not at ../shared/data: they are not posted.");

const circumstances = { now: Date.parse("2026-11-24T00:00:00Z"), rawRetentionDays: 4_000 };
const minutes = 60_000;

interface Batch {
  readonly orgIdHash: string;
  readonly rows: readonly Delivery[];
  readonly body: EventBatch;
}

describe.runIf(isPresent)("real traffic", () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product.close());

  it("is taken but for one in a hundred, and answers are the oracle's over what was taken", {
    timeout: 10 * minutes,
  }, async () => {
    const handler = openHost(product.clickhouse, {
      ...circumstances,
      nowMs: circumstances.now,
      ingest: { maxEventAgeDays: 3_650 },
    });
    const batches = readBatches();
    const taken = await sendAll(batches);
    const received = batches.reduce((sum, { rows }) => sum + rows.length, 0);
    const codes: Record<string, number> = {};
    for (const { code } of taken.flatMap(({ rejected }) => rejected)) codes[code] = (codes[code] ?? 0) + 1;
    const refused = Object.values(codes).reduce((sum, count) => sum + count, 0);
    console.log(`Of ${received} real events ${refused} were refused: ${JSON.stringify(codes)}.`);
    expect(received).toBe(220_560);
    expect(Object.keys(codes)).toEqual(["invalid_value"]);
    expect(refused / received).toBeLessThanOrEqual(0.01);
    expect(taken.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(received - refused);

    const accepted = batches.flatMap(({ rows }, i) => {
      const at = new Set(taken[i]?.rejected.map(({ index }) => index));
      return rows.filter((_, index) => !at.has(index)).map(asTaken);
    });
    const ranges = [
      { start: "2026-11-02", end: "2026-11-19" },
      { start: "2026-11-09", end: "2026-11-16" },
    ];
    for (const range of ranges)
      expect(await disagreementsOf(handler, accepted, range, circumstances)).toEqual([]);

    const again = batches.filter((_, i) => i % 10 === 0);
    const sentAgain = await sendAll(again);
    expect(sentAgain.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(0);
    for (const range of ranges.slice(1))
      expect(await disagreementsOf(handler, accepted, range, circumstances)).toEqual([]);

    /** Eight at a time. */
    async function sendAll(all: readonly Batch[]): Promise<TakenBatch[]> {
      const answers: TakenBatch[] = [];
      let next = 0;
      const sender = async () => {
        for (let at = next++; at < all.length; at = next++) {
          const { orgIdHash, body } = all[at] as Batch;
          answers[at] = await send(handler, orgIdHash, body);
        }
      };
      await Promise.all(Array.from({ length: 8 }, sender));
      return answers;
    }
  });
});

/** The rows of each organisation and source in the order of the file, five hundred at a time. */
function readBatches(): Batch[] {
  const open = new Map<string, Delivery[]>();
  const batches: Batch[] = [];
  const close = (rows: readonly Delivery[]) => {
    const { org_id_hash: orgIdHash = "", source = "" } = rows[0] ?? {};
    batches.push({ orgIdHash, rows, body: { orgIdHash, source, events: rows.map(toWire) } });
  };
  for (const line of gunzipSync(readFileSync(file)).toString().trimEnd().split("\n")) {
    const row = JSON.parse(line) as Delivery;
    const key = `${row.org_id_hash} ${row.source}`;
    const rows = open.get(key) ?? [];
    rows.push(row);
    open.set(key, rows);
    if (rows.length === 500) {
      close(rows);
      open.delete(key);
    }
  }
  for (const rows of open.values()) close(rows);
  return batches;
}

function toWire(row: Delivery): TelemetryEvent {
  return {
    name: row.name,
    schemaVersion,
    eventId: row.event_id,
    ts: row.occurred_at.replace(" ", "T").replace(/Z?$/, "Z"),
    sessionId: row.session_id,
    anonymousUserId: row.anonymous_user_id,
    orgIdHash: row.org_id_hash,
    routePattern: row.route_pattern,
    payload: JSON.parse(row.payload_json),
  } as TelemetryEvent; // Whether it is one is what the endpoint decides.
}

function asTaken(row: Delivery): Delivery {
  return {
    ...row,
    occurred_at: row.occurred_at.replace(" ", "T").replace(/Z?$/, "Z"),
    ingested_at: new Date(circumstances.now).toISOString(),
  };
}
