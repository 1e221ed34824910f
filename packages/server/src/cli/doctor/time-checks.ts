import { count } from "../figures.ts";
import { failure, ok, warning } from "../table/finding.ts";
import type { RowCheck } from "./row-check.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** The engine removes rows in merges, so that they outlive their term by hours; past this, it does not work at all. */
const graceDays = 2;
/** Clocks of clients run ahead by minutes; what is dated later than this is wrong. */
const clockSkewMs = 10 * 60 * 1000;

/** Whether rows are really gone when their time is up, judged by the oldest row there is. */
export const retentionCheck: RowCheck = {
  id: "retention",
  title: "Retention",
  async run({ readRow, table, retention: { rawRetentionDays: retentionDays }, now }) {
    const { rows, oldest } = await readRow<{ rows: number; oldest: number }>({
      sql: `SELECT toFloat64(count()) AS rows, toFloat64(toUnixTimestamp64Milli(min(occurred_at))) AS oldest FROM ${table}`,
      parameters: {},
    });
    if (rows === 0) return ok("The table is empty.");
    const ageDays = (now - oldest) / dayMs;
    const message = `The oldest row is of ${new Date(oldest).toISOString().slice(0, 10)}, ${count(Math.max(0, Math.floor(ageDays)), "day")} ago`;
    if (ageDays <= retentionDays + graceDays)
      return ok(`${message}; ${count(retentionDays, "day")} are promised.`);
    return failure(
      `${message}: older than the ${count(retentionDays, "day")} that are promised.`,
      "If the table has a TTL, run ALTER TABLE … MATERIALIZE TTL on it once; else add the TTL, or say --raw-retention-days when it is meant to keep more.",
    );
  },
};

/** Rows dated ahead of the clock. */
export const futureCheck: RowCheck = {
  id: "future",
  title: "Future rows",
  async run({ readRow, table, now }) {
    const { ahead, newest } = await readRow<{ ahead: number; newest: number }>({
      sql: `SELECT toFloat64(countIf(occurred_at > fromUnixTimestamp64Milli({until:Int64}))) AS ahead,
        toFloat64(toUnixTimestamp64Milli(max(occurred_at))) AS newest FROM ${table}`,
      parameters: { until: now + clockSkewMs },
    });
    if (ahead === 0) return ok("No row is dated ahead of the clock.");
    return warning(
      `${count(ahead, "row is", "rows are")} dated ahead of the clock, up to ${new Date(newest).toISOString().slice(0, 10)}, and will show when the time comes.`,
      "Bound the times of clients where events are taken in, or import again with an earlier --align-to.",
    );
  },
};
