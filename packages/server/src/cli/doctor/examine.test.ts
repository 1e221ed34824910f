import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../../test-support/temp-store.ts";
import type { ClickHouse, Reader, ReadStatement } from "../../clickhouse/port.ts";
import { type Diagnosis, examine } from "./examine.ts";

const now = () => Date.parse("2026-11-24T03:00:00Z");

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

const columns = [
  "org_id_hash String DEFAULT ''",
  "event_id String",
  "name LowCardinality(String)",
  "schema_version String",
  "session_id String",
  "anonymous_user_id String",
  "route_pattern Nullable(String)",
  "payload_json String",
  "occurred_at DateTime64(3, 'UTC')",
  "ingested_at DateTime64(3, 'UTC')",
  "source LowCardinality(String)",
];

interface Recipe {
  readonly columns?: readonly string[];
  readonly engine?: string;
  readonly partitionKey?: string;
  readonly sortingKey?: string;
  readonly ttl?: string;
  readonly rows?: readonly object[];
  readonly reader?: (reader: Reader) => Reader;
}

const row = {
  org_id_hash: "a".repeat(64),
  event_id: "evt_1",
  name: "page_viewed",
  schema_version: "2026-05-telemetry-v1",
  session_id: "s-1",
  anonymous_user_id: "u-1",
  route_pattern: null,
  payload_json: "{}",
  occurred_at: "2026-11-20 09:00:00.000",
  ingested_at: "2026-11-20 09:00:01.000",
  source: "acme-web",
};

let tables = 0;

/** Makes a table that is right but for what the recipe says, and has doctor look at it. */
async function diagnose(recipe: Recipe): Promise<Map<string, Diagnosis>> {
  const { writer, reader } = store.clickhouse;
  const table = `events_${++tables}`;
  const ttl = recipe.ttl ?? "TTL toDateTime(occurred_at) + INTERVAL 180 DAY DELETE";
  await writer.command(
    `CREATE TABLE ${table} (${(recipe.columns ?? columns).join(", ")})
     ENGINE = ${recipe.engine ?? "ReplacingMergeTree(ingested_at)"}
     ${recipe.partitionKey ?? "PARTITION BY toYYYYMM(occurred_at)"}
     ORDER BY ${recipe.sortingKey ?? "(org_id_hash, name, occurred_at, event_id)"} ${ttl}`,
  );
  // Else what a test wants beside each other might be merged before it is looked at.
  await writer.command(`SYSTEM STOP MERGES ${table}`);
  for (const one of recipe.rows ?? [row]) {
    await writer.insertJsonLines(table, new TextEncoder().encode(JSON.stringify(one)));
  }
  const clickhouse: ClickHouse = { ...store.clickhouse, table, reader: recipe.reader?.(reader) ?? reader };
  return collect(clickhouse);
}

async function collect(clickhouse: ClickHouse): Promise<Map<string, Diagnosis>> {
  const found = new Map<string, Diagnosis>();
  for await (const diagnosis of examine(clickhouse, { rawRetentionDays: 180, historyDays: 762, now })) {
    found.set(diagnosis.id, diagnosis);
  }
  return found;
}

/** A reader that answers some statements by itself. */
const answering =
  (answer: (statement: ReadStatement) => object | null) =>
  (reader: Reader): Reader => ({
    async read<Row>(statement: ReadStatement, options: Parameters<Reader["read"]>[1]) {
      const own = answer(statement);
      if (own === null) return reader.read<Row>(statement, options);
      return { rows: [own as Row], rowsRead: null, bytesRead: null, durationMs: 0 };
    },
  });

const twentyRows = Array.from({ length: 20 }, (_, index) => ({ ...row, event_id: `evt_${index}` }));

describe("examine", () => {
  it("finds nothing to fail on the table that migrate makes", async () => {
    const found = await diagnose({ rows: [row, row] });
    expect([...found.keys()]).toEqual([
      "table",
      "columns",
      "engine",
      "sorting-key",
      "partition-key",
      "ttl",
      "retention",
      "repeats",
      "shared-ids",
      "organisations",
      "payloads",
      "catalogue",
      "future",
      "sealing-tables",
      "seals",
      "sealed-rows",
      "storage",
      "time-zones",
      "read-only",
    ]);
    const wrong = [...found.values()].filter(({ status }) => status !== "ok").map(({ id }) => id);
    // One of the two rows is a repeat; the engine may be older than the zones of this Node.
    expect(wrong.filter((id) => id !== "time-zones")).toEqual(["repeats"]);
  });

  it("finds nothing to fail on an empty table", async () => {
    const found = await diagnose({ rows: [] });
    expect([...found.values()].filter(({ status }) => status === "failure")).toEqual([]);
    expect(found.get("retention")?.message).toBe("The table is empty.");
  });

  it("still looks at the engine when there is no table", async () => {
    const found = await collect({ ...store.clickhouse, table: "nowhere" });
    expect(found.get("table")).toMatchObject({ status: "failure", message: "There is none." });
    expect([...found.keys()]).toEqual(["table", "time-zones", "read-only"]);
  });

  it.each<{ id: string; status: string; wrong: string; says: string; recipe: Recipe }>([
    {
      id: "columns",
      status: "failure",
      wrong: "a column is missing",
      says: "source is missing.",
      recipe: { columns: columns.filter((column) => !column.startsWith("source")), rows: [] },
    },
    {
      id: "columns",
      status: "failure",
      wrong: "a column has another type",
      says: "ingested_at is DateTime instead of DateTime64(3, 'UTC').",
      recipe: { columns: columns.with(9, "ingested_at DateTime"), rows: [] },
    },
    {
      id: "engine",
      status: "failure",
      wrong: "the engine keeps repeats",
      says: "MergeTree: repeated deliveries of an event would stay and count.",
      recipe: { engine: "MergeTree" },
    },
    {
      id: "engine",
      status: "failure",
      wrong: "the engine keeps any delivery",
      says: "without ingested_at as its version",
      recipe: { engine: "ReplacingMergeTree" },
    },
    {
      id: "sorting-key",
      status: "failure",
      wrong: "the sorting key leaves the time out",
      says: "org_id_hash, name, event_id instead of",
      recipe: { sortingKey: "(org_id_hash, name, event_id)" },
    },
    {
      id: "sorting-key",
      status: "warning",
      wrong: "the sorting key has another order",
      says: "the right columns in another order",
      recipe: { sortingKey: "(event_id, org_id_hash, name, occurred_at)" },
    },
    {
      id: "partition-key",
      status: "warning",
      wrong: "partitions go by intake",
      says: "toYYYYMM(ingested_at) instead of",
      recipe: { partitionKey: "PARTITION BY toYYYYMM(ingested_at)" },
    },
    { id: "ttl", status: "failure", wrong: "there is no TTL", says: "There is none", recipe: { ttl: "" } },
    {
      id: "ttl",
      status: "failure",
      wrong: "the TTL is shorter than what is read",
      says: "90 days, but 180 are read back",
      recipe: { ttl: "TTL toDateTime(occurred_at) + INTERVAL 90 DAY DELETE" },
    },
    {
      id: "ttl",
      status: "warning",
      wrong: "the TTL is longer than what is read",
      says: "365 days, of which only 180 are read back",
      recipe: { ttl: "TTL toDateTime(occurred_at) + INTERVAL 365 DAY" },
    },
    {
      id: "ttl",
      status: "warning",
      wrong: "the TTL goes by intake",
      says: "not a number of days after occurred_at",
      recipe: { ttl: "TTL toDateTime(ingested_at) + INTERVAL 180 DAY" },
    },
    {
      id: "retention",
      status: "failure",
      wrong: "an old row is still there",
      says: "The oldest row is of 1995-08-01, 11,437 days ago: older than the 180 days that are promised.",
      recipe: { ttl: "", rows: [row, { ...row, occurred_at: "1995-08-01 09:00:00.000" }] },
    },
    {
      id: "retention",
      status: "failure",
      wrong: "a row outlives its term by more than two days",
      says: "The oldest row is of 2026-05-26, 182 days ago",
      recipe: { ttl: "", rows: [{ ...row, occurred_at: "2026-05-26 02:59:59.999" }] },
    },
    {
      id: "repeats",
      status: "warning",
      wrong: "a tenth of the rows are repeats",
      says: "2 rows repeat an event and await merging (10 % of 20)",
      recipe: { rows: [...twentyRows.slice(0, 18), row, row] },
    },
    {
      id: "shared-ids",
      status: "warning",
      wrong: "ids stand under another time, name and organisation",
      says: "3 ids of several events, which differ in name, time or organisation",
      recipe: {
        rows: [
          ...twentyRows,
          { ...row, event_id: "evt_2", occurred_at: "2026-11-20 09:00:00.001" },
          { ...row, event_id: "evt_3", name: "guide_opened" },
          { ...row, event_id: "evt_4", org_id_hash: "b".repeat(64) },
        ],
      },
    },
    {
      id: "organisations",
      status: "warning",
      wrong: "a row has no organisation",
      says: "1 row has no organisation (50 % of all)",
      recipe: { rows: [row, { ...row, org_id_hash: "" }] },
    },
    {
      id: "organisations",
      status: "failure",
      wrong: "an organisation is not a hash",
      says: "1 row names an organisation that is not 64 lower-case hexadecimal digits (50 % of all)",
      recipe: { rows: [row, { ...row, org_id_hash: "ACME" }] },
    },
    {
      id: "organisations",
      status: "failure",
      wrong: "hashes are in upper case or too short",
      says: "2 rows name an organisation that is not 64 lower-case hexadecimal digits",
      recipe: {
        rows: ["a".repeat(64), "A".repeat(64), "a".repeat(63)].map((hash) => ({ ...row, org_id_hash: hash })),
      },
    },
    {
      id: "payloads",
      status: "failure",
      wrong: "payloads are a list, nothing, and invalid to the engine",
      says: "3 rows have a payload that is not a JSON object (75 % of all)",
      recipe: {
        rows: [
          row,
          { ...row, event_id: "evt_2", payload_json: "[]" },
          { ...row, event_id: "evt_3", payload_json: "" },
          { ...row, event_id: "evt_4", payload_json: '{"a":"\\ud800"}' },
        ],
      },
    },
    {
      id: "catalogue",
      status: "warning",
      wrong: "a name and a version are unknown",
      says: '1 row has a name outside the catalogue ("page_left"); 1 row has another schema version',
      recipe: {
        rows: [row, { ...row, name: "page_left" }, { ...row, event_id: "evt_2", schema_version: "v0" }],
      },
    },
    {
      id: "future",
      status: "warning",
      wrong: "a row is dated ahead of the clock",
      says: "1 row is dated ahead of the clock, up to 2027-01-01",
      recipe: { rows: [row, { ...row, occurred_at: "2027-01-01 00:00:00.000" }] },
    },
    {
      id: "time-zones",
      status: "warning",
      wrong: "the engine lacks zones",
      says: "does not know 1 time zone of 420: Mars/Olympus",
      recipe: {
        reader: answering(({ sql }) =>
          sql.includes("system.time_zones") ? { missing: ["Mars/Olympus"] } : null,
        ),
      },
    },
    {
      id: "time-zones",
      status: "failure",
      wrong: "the engine lacks UTC",
      says: "UTC",
      recipe: {
        reader: answering(({ sql }) => (sql.includes("system.time_zones") ? { missing: ["UTC"] } : null)),
      },
    },
    {
      id: "read-only",
      status: "failure",
      wrong: "the reader may change settings",
      says: "readonly = 2 instead of 1",
      recipe: { reader: answering(({ sql }) => (sql.includes("getSetting") ? { readonly: 2 } : null)) },
    },
    {
      id: "read-only",
      status: "failure",
      wrong: "the reader takes a write",
      says: "The reader accepted a write.",
      recipe: { reader: answering(({ sql }) => (sql.startsWith("INSERT") ? {} : null)) },
    },
  ])("$id is a $status when $wrong", async ({ id, status, says, recipe }) => {
    const found = (await diagnose(recipe)).get(id);
    expect(found?.message).toContain(says);
    expect(found?.status).toBe(status);
    expect(found?.action).toMatch(/^[A-Z].*\.$/);
  });

  it("gives merges two days to remove what is old", async () => {
    const found = await diagnose({ ttl: "", rows: [{ ...row, occurred_at: "2026-05-26 03:00:00.000" }] });
    expect(found.get("retention")).toMatchObject({ status: "ok", action: null });
  });

  it("does not ask for rows when columns are missing", async () => {
    const found = await diagnose({ columns: columns.slice(0, 10), rows: [] });
    expect(found.has("retention")).toBe(false);
    expect(found.has("read-only")).toBe(true);
  });

  it("looks at one id in several on a very large table, and says so", async () => {
    const reader = answering(({ sql }) =>
      /^SELECT toFloat64\(count\(\)\) AS rows FROM \w+$/.test(sql) ? { rows: 5_000_000 } : null,
    );
    const found = await diagnose({ reader });
    expect(found.get("shared-ids")?.message).toBe("Every event id among one in 3 is of one event.");
  });
});
