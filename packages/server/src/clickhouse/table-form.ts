/** A table as data, whichever engine of the MergeTree family keeps it. */
export interface TableForm {
  /** Types by column, in the order of the columns. */
  readonly columns: Readonly<Record<string, string>>;
  /** The column whose greatest value stands among rows of one sorting key; null where every row stays. */
  readonly version: string | null;
  /** Partitions, sorting key, TTL and settings, a clause a line. */
  readonly layout: string;
}

/** What is to stay longer stays for ever: the engine's dates end in 2106, and what goes after that goes at once. */
export const MOST_DAYS_KEPT = 3_650;

/** The statement that makes a table when it is missing. */
export function createTable(name: string, form: TableForm): string {
  const engine = form.version === null ? "MergeTree" : `ReplacingMergeTree(${form.version})`;
  return statement(name, form, engine);
}

/** A table on each node of a cluster, the same on the replicas of one shard. */
export interface ReplicatedTable {
  /** The name of the cluster in the servers' configuration. */
  readonly cluster: string;
  readonly database: string;
  readonly name: string;
}

/** {@link createTable} for every node of a cluster. Servers say in their configuration which `{shard}` and `{replica}` they are. */
export function createReplicatedTable({ cluster, database, name }: ReplicatedTable, form: TableForm): string {
  const place = `'/clickhouse/tables/{shard}/{database}/${name}', '{replica}'`;
  const engine =
    form.version === null
      ? `ReplicatedMergeTree(${place})`
      : `ReplicatedReplacingMergeTree(${place}, ${form.version})`;
  return statement(`${database}.${name} ON CLUSTER '${cluster}'`, form, engine);
}

function statement(head: string, { columns, layout }: TableForm, engine: string): string {
  const lines = Object.entries(columns).map(([column, type]) => `  ${column} ${type}`);
  return `CREATE TABLE IF NOT EXISTS ${head} (\n${lines.join(",\n")}\n)\nENGINE = ${engine}\n${layout}`;
}
