import type { InspectedTable } from "../../clickhouse/inspect-table.ts";
import { type Finding, failure, ok, warning } from "./finding.ts";
import { readTtl } from "./table-ttl.ts";

/** One thing that has to be right about the table itself, whatever stands in it. */
export interface TableCheck {
  readonly id: string;
  readonly title: string;
  run(table: InspectedTable, retentionDays: number): Finding;
}

const text = { accepted: /^(?:LowCardinality\()?String\)?$/, wanted: "String" };
const time = { accepted: /^DateTime64\(3, '(?:Etc\/)?UTC'\)$/, wanted: "DateTime64(3, 'UTC')" };

const columnTypes: Readonly<Record<string, { readonly accepted: RegExp; readonly wanted: string }>> = {
  org_id_hash: text,
  event_id: text,
  name: text,
  schema_version: text,
  session_id: text,
  anonymous_user_id: text,
  route_pattern: {
    accepted: /^(?:LowCardinality\(Nullable\(String\)\)|Nullable\(String\)|String)$/,
    wanted: "Nullable(String)",
  },
  payload_json: text,
  occurred_at: time,
  ingested_at: time,
  source: text,
};

const wantedSortingKey = ["org_id_hash", "name", "occurred_at", "event_id"];
const remake =
  "Make a table of the right form beside it (firsthand migrate on an empty database shows how), copy the rows and exchange the two.";

const onEachShard =
  "Run doctor against one node of each shard, with --table and the name of the local table.";
/** What the tables behind have and it has not. */
const notKnown = warning("Not known of a Distributed table.", onEachShard);

const columnsCheck: TableCheck = {
  id: "columns",
  title: "Columns",
  run({ columns }) {
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    const wrong = Object.entries(columnTypes).flatMap(([column, { accepted, wanted }]) => {
      const type = types.get(column);
      if (type === undefined) return [`${column} is missing`];
      return accepted.test(type) ? [] : [`${column} is ${type} instead of ${wanted}`];
    });
    if (wrong.length === 0) return ok("All eleven are there, of types that can be read.");
    return failure(`${wrong.join("; ")}.`, remake);
  },
};

const engineCheck: TableCheck = {
  id: "engine",
  title: "Engine",
  run({ engine, versionColumn }) {
    if (engine === "Distributed") {
      return warning("Distributed, so that the tables behind it could not be looked at.", onEachShard);
    }
    if (!engine.endsWith("ReplacingMergeTree")) {
      return failure(`${engine}: repeated deliveries of an event would stay and count.`, remake);
    }
    return versionColumn === "ingested_at"
      ? ok("ReplacingMergeTree, where the delivery that came in last counts.")
      : failure(
          "ReplacingMergeTree without ingested_at as its version: any delivery of an event may count.",
          remake,
        );
  },
};

const sortingKeyCheck: TableCheck = {
  id: "sorting-key",
  title: "Sorting key",
  run({ engine, sortingKey }) {
    if (engine === "Distributed") return notKnown;
    const wanted = wantedSortingKey.join(", ");
    const found = sortingKey.join(", ") || "none";
    if (found === wanted) return ok(`${wanted}.`);
    if (sortingKey.toSorted().join() === wantedSortingKey.toSorted().join()) {
      return warning(
        `${found}: the right columns in another order than ${wanted}, so that answers take longer.`,
        remake,
      );
    }
    return failure(
      `${found} instead of ${wanted}: other rows than repeats of one event would replace each other, or repeats would stay.`,
      remake,
    );
  },
};

const partitionKeyCheck: TableCheck = {
  id: "partition-key",
  title: "Partition key",
  run({ engine, partitionKey }) {
    if (engine === "Distributed") return notKnown;
    if (partitionKey === "toYYYYMM(occurred_at)") return ok("By month of occurred_at.");
    return warning(
      `${partitionKey || "none"} instead of toYYYYMM(occurred_at): figures are right, but repeats may stay in the table, and answers take longer.`,
      remake,
    );
  },
};

const ttlCheck: TableCheck = {
  id: "ttl",
  title: "TTL",
  run(table, retentionDays) {
    if (table.engine === "Distributed") return notKnown;
    const ttl = readTtl(table.ttl);
    const add = `ALTER TABLE … MODIFY TTL toDateTime(occurred_at) + INTERVAL ${retentionDays} DAY DELETE adds it.`;
    if (ttl.kind === "none") {
      return failure(
        `There is none: events stay for ever instead of ${retentionDays} days. That is for tests on fixed dates only.`,
        add,
      );
    }
    if (ttl.kind === "other") {
      return warning(
        "It is not a number of days after occurred_at, so that it could not be compared with what is read.",
        `See that it keeps at least ${retentionDays} days, the days that are read back.`,
      );
    }
    if (ttl.days === retentionDays) return ok(`${ttl.days} days after occurred_at.`);
    return ttl.days < retentionDays
      ? failure(
          `${ttl.days} days, but ${retentionDays} are read back: what is gone already would be shown as zero.`,
          `Give the handler rawRetentionDays: ${ttl.days} (serve and doctor: --raw-retention-days ${ttl.days}), or lengthen the TTL.`,
        )
      : warning(
          `${ttl.days} days, of which only ${retentionDays} are read back.`,
          `Give the handler rawRetentionDays: ${ttl.days} (serve and doctor: --raw-retention-days ${ttl.days}) to see all, or shorten the TTL.`,
        );
  },
};

/** What is looked at, in the order it is shown. */
export const tableChecks: readonly TableCheck[] = [
  columnsCheck,
  engineCheck,
  sortingKeyCheck,
  partitionKeyCheck,
  ttlCheck,
];

/** The checks without which figures would be wrong: a table that fails them is not accepted. */
export const essentialChecks: readonly TableCheck[] = [columnsCheck, engineCheck, sortingKeyCheck];
