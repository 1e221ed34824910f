import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { inspectTable } from "./inspect-table.ts";
import { migrate } from "./migrate.ts";
import type { ClickHouse } from "./port.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

const named = (table: string): ClickHouse => ({ ...store.clickhouse, table });
const bytes = (rows: readonly object[]) =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
const query = async (sql: string) =>
  (await store.clickhouse.reader.read({ sql, parameters: {} }, { timeoutMs: 5_000 })).rows;

describe("migrate", () => {
  it("makes the table that hosts have today", async () => {
    await migrate(named("fresh"));
    expect(await inspectTable(named("fresh"))).toEqual({
      columns: [
        { name: "org_id_hash", type: "String", defaultExpression: "''" },
        { name: "event_id", type: "String", defaultExpression: "" },
        { name: "name", type: "LowCardinality(String)", defaultExpression: "" },
        { name: "schema_version", type: "String", defaultExpression: "" },
        { name: "session_id", type: "String", defaultExpression: "" },
        { name: "anonymous_user_id", type: "String", defaultExpression: "" },
        { name: "route_pattern", type: "Nullable(String)", defaultExpression: "" },
        { name: "payload_json", type: "String", defaultExpression: "" },
        { name: "occurred_at", type: "DateTime64(3, 'UTC')", defaultExpression: "" },
        { name: "ingested_at", type: "DateTime64(3, 'UTC')", defaultExpression: "" },
        { name: "source", type: "LowCardinality(String)", defaultExpression: "" },
      ],
      engine: "ReplacingMergeTree",
      versionColumn: "ingested_at",
      sortingKey: ["org_id_hash", "name", "occurred_at", "event_id"],
      partitionKey: "toYYYYMM(occurred_at)",
      ttl: "toDateTime(occurred_at) + toIntervalDay(180)",
      engineVersion: expect.stringMatching(/^\d+\.\d+/),
    });
  });

  it("leaves a table alone that a host has made in another way", async () => {
    const made = "CREATE TABLE theirs (event_id String) ENGINE = MergeTree ORDER BY event_id";
    await store.clickhouse.writer.command(made);
    await migrate(named("theirs"));
    expect(await inspectTable(named("theirs"))).toMatchObject({
      columns: [{ name: "event_id" }],
      engine: "MergeTree",
      versionColumn: null,
      partitionKey: "",
      ttl: null,
    });
  });

  it("leaves out the TTL when it is told to", async () => {
    await migrate(named("kept"), { ttl: false });
    expect(await inspectTable(named("default.kept"))).toMatchObject({ ttl: null });
  });
});

describe("inspectTable", () => {
  it("finds nothing where there is no table", async () => {
    expect(await inspectTable(named("nowhere"))).toBeNull();
  });
});

describe("insertJsonLines", () => {
  it("takes times as RFC 3339 writes them, and more months than the engine likes in one insert", async () => {
    const months = Array.from({ length: 130 }, (_, i) => ({
      event_id: `e${i}`,
      name: "page_viewed",
      occurred_at: new Date(Date.UTC(2010, i, 15, 1, 2, 3, 45)).toISOString(),
      ingested_at: "2026-03-29T01:30:00.5+05:45",
    }));
    await store.clickhouse.writer.insertJsonLines("product_telemetry_events", bytes(months));
    expect(
      await query(
        "SELECT count() AS rows, toString(min(occurred_at)) AS first, toString(max(ingested_at)) AS ingested FROM product_telemetry_events",
      ),
    ).toEqual([{ rows: 130, first: "2010-01-15 01:02:03.045", ingested: "2026-03-28 19:45:00.500" }]);
  });

  it("stores none of the rows when one cannot be read, and names no row in its message", async () => {
    const rows = [
      { event_id: "good", occurred_at: "2026-01-01T00:00:00Z" },
      { event_id: "bad", occurred_at: "someday" },
    ];
    const insert = store.clickhouse.writer.insertJsonLines("kept", bytes(rows));
    await expect(insert).rejects.toMatchObject({
      code: "internal",
      message: expect.not.stringContaining("someday"),
    });
    expect(await query("SELECT count() AS rows FROM kept")).toEqual([{ rows: 0 }]);
  });
});
