// What becomes of batches when there is no room for them, or the store does not do as it should.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import type { ClickHouse } from "../clickhouse/port.ts";
import { orgA, orgB, postEvents } from "./test/handler-with.ts";
import { as, readRows, refusalOf, send, startAnew, takeEvents } from "./test/take-events.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());
beforeEach(() => startAnew(store.clickhouse));

const rows = () => readRows(store.clickhouse);

describe("POST /events", () => {
  it("sends those away that find no room, before it reads what they send", async () => {
    let goOn = () => {};
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const writer = { command: store.clickhouse.writer.command, insertJsonLines: () => stuck };
    const telemetry = takeEvents(store.clickhouse, { writer, waitingBytes: 40_000 });
    const one = wireBatch([wireEvent("evt_1")]);
    const sized = (user: string, bytes: number) =>
      postEvents(one, { headers: { ...as(user), "content-length": String(bytes) } });
    const first = telemetry(sized(orgA, 9_000));
    const refused = sized(orgA, 9_000);
    const response = await telemetry(refused);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
    expect(refused.bodyUsed).toBe(false);
    // Others still find some.
    const other = telemetry(sized(orgB, 9_000));
    goOn();
    expect((await first).status).toBe(202);
    expect((await other).status).toBe(202);
    expect((await telemetry(sized(orgA, 9_000))).status).toBe(202);
  });

  it("does not say that it stored what the store did not answer for, and keeps its room until it knows", async () => {
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const writer = {
      command: store.clickhouse.writer.command,
      insertJsonLines: async (...given: Parameters<ClickHouse["writer"]["insertJsonLines"]>) => {
        await slow;
        return store.clickhouse.writer.insertJsonLines(...given);
      },
    };
    const telemetry = takeEvents(store.clickhouse, { writer, storeTimeoutMs: 300 });
    const refusal = await refusalOf(telemetry, wireBatch([wireEvent("evt_1")]));
    expect(refusal).toMatchObject({ status: 503, code: "store_unavailable", retryAfter: "5" });
    answer();
    await expect.poll(rows).toHaveLength(1);
    expect(await send(telemetry, wireBatch([wireEvent("evt_1")]))).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
  });

  it("does not let what the host's table refuses stand in the way of others", async () => {
    const { writer, table } = store.clickhouse;
    await writer.command(`ALTER TABLE ${table} ADD CONSTRAINT no_odd CHECK source != 'odd'`);
    try {
      const telemetry = takeEvents(store.clickhouse);
      const odd = wireBatch([wireEvent("evt_odd")], { source: "odd" });
      const [refused, ...others] = await Promise.all(
        [odd, ...["evt_1", "evt_2"].map((id) => wireBatch([wireEvent(id)]))].map((batch) =>
          telemetry(postEvents(batch, { headers: as(orgA) })),
        ),
      );
      expect([refused?.status, ...others.map(({ status }) => status)]).toEqual([500, 202, 202]);
      expect((await refusalOf(telemetry, odd)).status).toBe(500);
      // The next process finds it unfinished, and goes on.
      expect(await send(takeEvents(store.clickhouse), wireBatch([wireEvent("evt_3")]))).toMatchObject({
        accepted: 1,
      });
      expect((await rows()).map(({ event_id }) => event_id)).toEqual(["evt_1", "evt_2", "evt_3"]);
    } finally {
      await writer.command(`ALTER TABLE ${table} DROP CONSTRAINT no_odd`);
    }
  });

  it("takes events again by itself when the store is there again", async () => {
    let isDown = true;
    const writer = {
      command: async (text: string) => {
        if (isDown) throw new Error("down");
        return store.clickhouse.writer.command(text);
      },
      insertJsonLines: async (...given: Parameters<ClickHouse["writer"]["insertJsonLines"]>) => {
        if (isDown) throw new Error("down");
        return store.clickhouse.writer.insertJsonLines(...given);
      },
    };
    const telemetry = takeEvents(store.clickhouse, { writer });
    const batch = wireBatch([wireEvent("evt_1")]);
    expect((await refusalOf(telemetry, batch)).status).toBe(503);
    isDown = false;
    expect(await send(telemetry, batch)).toMatchObject({ accepted: 1 });
  });
});
