// Thousands of attempts to bring personal data into an event, over every field. FIRSTHAND_LONG=1 makes ten times as many.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { wireEvent } from "../../packages/server/test-support/wire-events.ts";
import { openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { openHost, post, type TakenBatch } from "./host.ts";
import { type Attempt, attempts, findMark, MARK } from "./smuggling.ts";

const ROUNDS = process.env.FIRSTHAND_LONG === "1" ? 20 : 2;
const nowMs = Date.parse("2026-03-20T12:00:00Z");
const orgIdHash = "a".repeat(64);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

describe("the way in", () => {
  it("lets no canary through, whatever it is written in, and tells nobody of it", {
    timeout: 900_000,
  }, async () => {
    const told: unknown[] = [];
    const consoles = (["log", "info", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...given) => void told.push(given)),
    );
    const { clickhouse } = product;
    const handler = openHost(clickhouse, {
      nowMs,
      onError: (record, error) => told.push(record, String(error), (error as Error).stack),
    });
    const all = [...attempts(createRandom(24), nowMs, ROUNDS)];
    const passed: string[] = [];
    let answers = "";
    for (let from = 0; from < all.length; from += 250) {
      const some = all.slice(from, from + 250);
      // A neighbour after each of them.
      const events = some.flatMap(({ json }, i) => [json, neighbour(from + i)]);
      const response = await post(
        handler,
        orgIdHash,
        `{"orgIdHash":null,"source":"acme-web","events":[${events.join(",")}]}`,
      );
      const text = await response.text();
      answers += `${text}${JSON.stringify([...response.headers])}`;
      expect(response.status, text).toBe(202);
      const { rejected, accepted, duplicates } = JSON.parse(text) as TakenBatch;
      const refused = new Set(rejected.map(({ index }) => index));
      some.forEach(({ what, mayPass }, i) => {
        expect(refused.has(2 * i + 1), `the neighbour of ${what}`).toBe(false);
        if (!refused.has(2 * i) && !mayPass) passed.push(what);
      });
      expect(accepted + duplicates).toBe(2 * some.length - refused.size);
    }
    const wholes = await tryWholes(handler, all);
    for (const spy of consoles) spy.mockRestore();

    console.log(`${all.length} events and ${wholes.count} batches tried to smuggle something.`);
    expect(all.length).toBeGreaterThanOrEqual(5_000);
    expect(passed).toEqual([]);
    expect(findMark(answers + wholes.answers)).toBeNull();
    expect(findMark(JSON.stringify(told))).toBeNull();
    for (const table of [clickhouse.table, `${clickhouse.table}_inbox`]) {
      const { rows } = await product.clickhouse.reader.read<{ line: string }>(
        {
          sql: `SELECT arrayJoin(splitByChar('\\n', arrayStringConcat(groupArray(toString(tuple(*))), '\\n'))) AS line FROM ${table} WHERE event_id NOT LIKE 'neighbour%'`,
          parameters: {},
        },
        { timeoutMs: 60_000 },
      );
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter(({ line }) => findMark(line) !== null)).toEqual([]);
    }
  });

  it("would be seen to let one through", () => {
    for (const text of [
      MARK,
      MARK.toUpperCase(),
      btoa(`a${MARK}x`),
      btoa(`ab${MARK}x`),
      btoa(`${MARK}x`),
      Buffer.from(MARK).toString("hex"),
    ])
      expect(findMark(`row: ${text}`), text).not.toBeNull();
    expect(findMark('{"feature":"cycle_time"}')).toBeNull();
  });
});

/** What does not belong into a batch as a whole. */
async function tryWholes(handler: ReturnType<typeof openHost>, all: readonly Attempt[]) {
  const event = neighbour(0);
  const canary = /c4n4ry\w+/.exec(all[0]?.json ?? "")?.[0] ?? MARK;
  const bodies = [
    `{"orgIdHash":null,"source":"${canary}@example.com","events":[${event}]}`,
    `{"orgIdHash":null,"source":"${canary}","events":[${event}]}`,
    `{"orgIdHash":"${canary}","source":"acme-web","events":[${event}]}`,
    `{"orgIdHash":null,"source":"acme-web","${canary}":1,"events":[${event}]}`,
    `{"orgIdHash":null,"source":"acme-web","__proto__":{"email":"${canary}"},"events":[${event}]}`,
    `{"orgIdHash":null,"source":"acme-web","events":["${canary}`,
    `"${canary}"`,
    `{"orgIdHash":null,"source":"acme-web","events":{"${canary}":${event}}}`,
  ];
  const bytes = [
    new TextEncoder().encode(`\ufeff{"${canary}":1}`),
    Buffer.from(`{"source":"${canary}"}`, "utf16le"),
    Buffer.concat([Buffer.from(`{"source":"${canary}`), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
  ];
  let answers = "";
  for (const body of [...bodies, ...bytes]) {
    const response = await post(handler, orgIdHash, body);
    expect([400, 403]).toContain(response.status);
    answers += `${await response.text()}${JSON.stringify([...response.headers])}`;
  }
  return { answers, count: bodies.length + bytes.length };
}

function neighbour(i: number): string {
  return JSON.stringify(wireEvent(`neighbour_${i}`, { ts: new Date(nowMs).toISOString() }));
}
