import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import type { Writer } from "../clickhouse/port.ts";
import { handlerWith, orgA, postEvents } from "./test/handler-with.ts";
import { as, now, readRows, send, startAnew, takeEvents } from "./test/take-events.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());
beforeEach(() => startAnew(store.clickhouse));

/** What was counted, as it is written now. */
async function readCounts() {
  const { reader, table } = store.clickhouse;
  const sql = `SELECT source, toFloat64(accepted) AS accepted FROM ${table}_intake`;
  return (await reader.read({ sql, parameters: {} }, { timeoutMs: 10_000 })).rows;
}

/** A writer that does with inserts into a table what it is told to. */
function writerThat(table: string, doBefore: () => Promise<void>): Writer {
  const { writer } = store.clickhouse;
  return {
    command: writer.command,
    async insertJsonLines(into, ...given) {
      if (into === table) await doBefore();
      await writer.insertJsonLines(into, ...given);
    },
  };
}

describe("close", () => {
  it("resolves when what was counted is written, once", async () => {
    const telemetry = takeEvents(store.clickhouse);
    await send(telemetry, wireBatch([wireEvent("evt_1"), wireEvent("evt_2")]));
    await telemetry.close();
    expect(await readCounts()).toEqual([{ source: "acme-web", accepted: 2 }]);
    await telemetry.close();
    expect(await readCounts()).toHaveLength(1);
    // It is not the end of the handler.
    await send(telemetry, wireBatch([wireEvent("evt_3")]));
    await telemetry.close();
    expect(await readCounts()).toHaveLength(2);
  });

  it("waits for batches that are being stored, whose clients may have gone", async () => {
    let goOn = () => {};
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const writer = writerThat(store.clickhouse.table, () => {
      reach();
      return stuck;
    });
    const telemetry = takeEvents(store.clickhouse, { writer });
    const leaving = new AbortController();
    const request = postEvents(wireBatch([wireEvent("evt_1")]), {
      headers: as(orgA),
      signal: leaving.signal,
    });
    const answered = telemetry(request);
    await reached;
    leaving.abort();
    let isClosed = false;
    const closing = telemetry.close().then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isClosed).toBe(false);
    goOn();
    await Promise.all([closing, answered]);
    expect(await readRows(store.clickhouse)).toHaveLength(1);
    expect(await readCounts()).toEqual([{ source: "acme-web", accepted: 1 }]);
  });

  it("tells the host of what could not be written, and resolves", async () => {
    const failures: unknown[] = [];
    const writer = writerThat(`${store.clickhouse.table}_intake`, () => Promise.reject(new Error("gone")));
    const telemetry = takeEvents(store.clickhouse, { writer }, now, {
      onError: (_, error) => failures.push(error),
    });
    await send(telemetry, wireBatch([wireEvent("evt_1")]));
    await telemetry.close();
    expect(failures).toMatchObject([{ message: "gone" }]);
  });

  it("has nothing to wait for where no events are taken", async () => {
    await handlerWith().close();
  });
});
