import { RAW_TTL_DAYS, rawTableForm } from "../clickhouse/migrate.ts";
import { createReplicatedTable, type ReplicatedTable } from "../clickhouse/table-form.ts";
import { DEFAULT_HISTORY_DAYS, sealingTableForms, sealingTables } from "../sealing/tables.ts";

/** Which tables a cluster gets. Every name is one of letters, digits and `_`; that of the cluster may have `-` as well. */
export interface ClusterTables {
  readonly cluster: string;
  readonly database: string;
  /** The name under which the events of all shards are asked for. */
  readonly table: string;
  /** Whether rows go when raw retention is over. */
  readonly ttl: boolean;
}

/** What decides the shard of an event: all events of a user in an organisation are on one, and so all deliveries of an event. */
const shardingKey = "sipHash64(org_id_hash, anonymous_user_id)";

/**
 * The statements that make the tables of one node on every node of a cluster: the events of each shard with Firsthand's own tables beside them,
 * named as on one node, and for each of these a face that asks all shards at once.
 *
 * Own tables have no sharding key, so that the engine refuses an insert through their faces: a shard's seals are of the events that
 * it has.
 */
export function clusterStatements({ cluster, database, table, ttl }: ClusterTables): readonly string[] {
  const local = `${table}_local`;
  const own = sealingTableForms(local, {
    rawRetentionDays: ttl ? RAW_TTL_DAYS : Number.POSITIVE_INFINITY,
    historyDays: DEFAULT_HISTORY_DAYS,
  });
  const placeOf = (name: string): ReplicatedTable => ({ cluster, database, name });
  const faces = sealingTables(table);
  const behind = Object.entries(sealingTables(local)) as [keyof typeof faces, string][];
  return [
    createReplicatedTable(placeOf(local), rawTableForm(ttl ? RAW_TTL_DAYS : null)),
    ...[...own].map(([name, form]) => createReplicatedTable(placeOf(name), form)),
    createFace(placeOf(table), local, shardingKey),
    ...behind.map(([kind, name]) => createFace(placeOf(faces[kind]), name)),
  ];
}

/** Named with its database everywhere: each node makes it by itself, with a database of its own to begin with. */
function createFace({ cluster, database, name }: ReplicatedTable, local: string, key?: string): string {
  const parameters = [`'${cluster}'`, `'${database}'`, `'${local}'`, ...(key === undefined ? [] : [key])];
  return `CREATE TABLE IF NOT EXISTS ${database}.${name} ON CLUSTER '${cluster}' AS ${database}.${local}\nENGINE = Distributed(${parameters.join(", ")})`;
}
