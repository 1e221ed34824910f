/** The product over a cluster of two shards, both of them this process: the engine's own distributed reading, and no network. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { Session } from "chdb";
import type { Product } from "../worlds/product.ts";

const command = fileURLToPath(new URL("../../packages/server/src/cli/main.ts", import.meta.url));
const face = "product_telemetry_events";
const local = `${face}_local`;

const config = (users: string) => `<clickhouse>
  <remote_servers>
    <two>
      <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
      <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
    </two>
  </remote_servers>
  <tcp_port>9000</tcp_port>
  <users_config>${users}</users_config>
</clickhouse>`;

/** Both shards store into one table. Each sees only the rows that the sharding key gives to it, and merges repeats among those only. */
const users = (shardingKey: string) => `<clickhouse>
  <profiles><default><apply_row_policy_after_final>0</apply_row_policy_after_final></default></profiles>
  <quotas><default/></quotas>
  <users><default>
    <password/>
    <networks><ip>::/0</ip></networks>
    <profile>default</profile>
    <quota>default</quota>
    <databases><default><${local}><filter>${shardingKey} % 2 + 1 = shardNum()</filter></${local}></default></databases>
  </default></users>
</clickhouse>`;

export interface TwoShards extends Product {
  /** How many events each shard has, each counted once. */
  countEvents(): Promise<readonly number[]>;
  /** Writes seals as a shard has them that has nothing of the months of some UTC days. */
  sealAsEmpty(days: ReadonlySet<string>): Promise<void>;
  /** Leaves no event and no seal. */
  empty(): Promise<void>;
}

/** Opens it, with the tables that `firsthand migrate --cluster` writes for one node, as far as an engine without replication makes them. */
export async function openTwoShards(): Promise<TwoShards> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--conditions=@firsthand/source",
    command,
    "migrate",
    "--cluster",
    "two",
    "--no-ttl",
  ]);
  const statements = stdout
    .split(";\n")
    .map((statement) =>
      statement
        .trim()
        .replace(" ON CLUSTER 'two'", "")
        .replace(/Replicated(\w+)\('.+?', '.+?'(?:, )?/, "$1("),
    )
    .filter((statement) => statement !== "");
  const shardingKey = /Distributed\(.+?, (sipHash64\(.+?\))\)/.exec(stdout)?.[1];
  if (shardingKey === undefined) throw new Error("No table has a sharding key.");

  const folder = await mkdtemp(join(tmpdir(), "firsthand-shards-"));
  const files = { config: join(folder, "config.xml"), users: join(folder, "users.xml") };
  await writeFile(files.config, config(files.users));
  await writeFile(files.users, users(shardingKey));
  const path = join(folder, "data");
  // The first connection to a directory decides how the engine is set up.
  const first = new Session(path, { connectionArgs: [`--config-file=${files.config}`] });
  const clickhouse = await openEmbeddedClickHouse({ path });
  for (const statement of statements) await clickhouse.writer.command(statement);
  return {
    clickhouse,
    async countEvents() {
      const { rows } = await clickhouse.reader.read<{ events: number }>(
        {
          sql: `SELECT count() AS events FROM ${face} FINAL GROUP BY shardNum() AS shard ORDER BY shard`,
          parameters: {},
        },
        { timeoutMs: 10_000 },
      );
      return rows.map(({ events }) => events);
    },
    async sealAsEmpty(days) {
      const { rows } = await clickhouse.reader.read<{ raw_table: string }>(
        {
          sql: `SELECT toString(uuid) AS raw_table FROM system.tables WHERE name = '${local}'`,
          parameters: {},
        },
        { timeoutMs: 10_000 },
      );
      const lines = [...days].map((day) =>
        JSON.stringify({ ...rows[0], day, revision: 1, seal: 1, watermark: -1 }),
      );
      await clickhouse.writer.insertJsonLines(`${local}_seals`, new TextEncoder().encode(lines.join("\n")));
    },
    async empty() {
      for (const table of [local, `${local}_seals`])
        await clickhouse.writer.command(`TRUNCATE TABLE ${table}`);
    },
    async close() {
      first.close();
      await clickhouse.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
