import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openClusterStore } from "../../test-support/cluster-engine.ts";
import type { TempStore } from "../../test-support/temp-store.ts";
import { migrate } from "../clickhouse/migrate.ts";
import { createSealingTables } from "../sealing/tables.ts";
import { clusterStatements } from "./cluster-statements.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openClusterStore();
});
afterAll(async () => {
  // An engine with replicated tables does not end by itself.
  const names = await query<{ name: string }>(
    "SELECT name FROM system.tables WHERE engine LIKE 'Replicated%'",
  );
  for (const { name } of names) await store.clickhouse.writer.command(`DROP TABLE ${name} SYNC`);
  await store.close();
});

const options = { cluster: "two", database: "default", table: "events", ttl: true };
const statements = clusterStatements(options);
const query = async <Row>(sql: string) =>
  (await store.clickhouse.reader.read<Row>({ sql, parameters: {} }, { timeoutMs: 5_000 })).rows;
/** Has the engine's parser read a statement, of which nothing is run. */
const parse = (statement: string) => store.clickhouse.writer.command(`EXPLAIN AST ${statement}`);

describe("clusterStatements", () => {
  it.each(clusterStatements({ ...options, cluster: "east-1" }))(
    "are read by the engine's parser: %s",
    async (statement) => {
      expect(statement).toContain(" ON CLUSTER 'east-1'");
      await parse(statement);
      await expect(parse(statement.replace(/\)(\n[A-Z]|$)/, "$1"))).rejects.toMatchObject({
        code: "internal",
      });
    },
  );

  it("make the tables of one node on a node of a cluster, each with a face of the same columns", async () => {
    // The engine of the tests has a Keeper, and nobody who carries statements to other nodes.
    for (const statement of statements)
      await store.clickhouse.writer.command(statement.replace(" ON CLUSTER 'two'", ""));
    const one = { ...store.clickhouse, table: "one" };
    await migrate(one);
    await createSealingTables(one, { rawRetentionDays: 180, historyDays: 762 });

    const named = (prefix: string) => `replaceRegexpOne(t.name, '^${prefix}(_|$)', 'events\\\\1') AS as_one`;
    const columns = (prefix: string) =>
      query(`SELECT ${named(prefix)}, groupArray((c.name, c.type, c.default_expression, c.compression_codec)) AS columns
        FROM (SELECT name FROM system.tables WHERE database = 'default' AND match(name, '^${prefix}(_seal|$)')) AS t
        JOIN (SELECT * FROM system.columns WHERE database = 'default' ORDER BY position) AS c ON c.table = t.name
        GROUP BY t.name ORDER BY as_one`);
    const wanted = await columns("one");
    expect(wanted).toHaveLength(12);
    expect(await columns("events_local")).toEqual(wanted);
    expect(await columns("events")).toEqual(wanted);

    const keys = (prefix: string) =>
      query(`SELECT ${named(prefix)}, partition_key, sorting_key,
          replaceRegexpOne(replaceRegexpOne(engine_full, 'Replicated(\\\\w*)\\\\(\\'[^\\']*\\', \\'[^\\']*\\'(, )?', '\\\\1('), 'Tree\\\\(\\\\)', 'Tree') AS engine
        FROM system.tables AS t WHERE database = 'default' AND match(name, '^${prefix}(_seal|$)') ORDER BY as_one`);
    expect(await keys("events_local")).toEqual(await keys("one"));

    const sealed = store.clickhouse.writer.command("INSERT INTO events_sealed (seal) VALUES (1)");
    await expect(sealed).rejects.toMatchObject({
      cause: { message: expect.stringContaining("no sharding key provided") },
    });
  });
});
