import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";
import { openEmbeddedClickHouse } from "../src/clickhouse/embedded.ts";
import type { TempStore } from "./temp-store.ts";

/**
 * Both shards of the cluster `two` are this process, and so hold the same rows. The engine has a Keeper in its memory: with it replicated
 * tables are made, and take no rows. `ON CLUSTER` it does not run.
 */
const config = `<clickhouse>
  <remote_servers>
    <two>
      <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
      <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
    </two>
  </remote_servers>
  <tcp_port>9000</tcp_port>
  <zookeeper><implementation>testkeeper</implementation></zookeeper>
  <macros><shard>1</shard><replica>a</replica></macros>
</clickhouse>`;

/** Opens an engine that knows a cluster, with an empty database. One store at a time in a process. */
export async function openClusterStore(): Promise<TempStore> {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-cluster-"));
  const file = join(folder, "config.xml");
  writeFileSync(file, config);
  const path = join(folder, "data");
  // The first connection to a directory decides how the engine is set up.
  const first = new Session(path, { connectionArgs: [`--config-file=${file}`] });
  const clickhouse = await openEmbeddedClickHouse({ path });
  return {
    clickhouse,
    path,
    async close() {
      first.close();
      await clickhouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
