import { count, share } from "../figures.ts";
import { ok, warning } from "../table/finding.ts";
import type { RowCheck } from "./row-check.ts";

/** Ids that are compared in one pass, so that memory stays bounded on a large table. */
const idsPerPass = 2_000_000;
const usualRepeatShare = 0.05;

/** How many deliveries of one event stand in the table beside each other. */
export const repeatsCheck: RowCheck = {
  id: "repeats",
  title: "Repeated deliveries",
  async run({ readRow, table }) {
    const { rows, events } = await readRow<{ rows: number; events: number }>({
      sql: `SELECT toFloat64((SELECT count() FROM ${table})) AS rows,
        toFloat64((SELECT count() FROM ${table} FINAL)) AS events`,
      parameters: {},
    });
    const repeats = Math.max(rows - events, 0);
    if (repeats === 0) return ok(`No event of ${count(events, "event")} stands in the table twice.`);
    const message =
      `${count(repeats, "row repeats an event and awaits", "rows repeat an event and await")} merging ` +
      `(${share(repeats, rows)} of ${rows.toLocaleString("en-US")}); every figure counts the event once.`;
    if (repeats <= rows * usualRepeatShare) return ok(message);
    return warning(
      message,
      "Look whether a producer sends what was accepted already, or a file was imported again; merges remove the rows.",
    );
  },
};

/** Event ids that stand for several events, because name, time or organisation differ. */
export const sharedIdsCheck: RowCheck = {
  id: "shared-ids",
  title: "Event ids",
  async run({ readRow, table }) {
    const { rows } = await readRow<{ rows: number }>({
      sql: `SELECT toFloat64(count()) AS rows FROM ${table}`,
      parameters: {},
    });
    const passes = Math.max(1, Math.ceil(rows / idsPerPass));
    const { shared } = await readRow<{ shared: number }>({
      sql: `SELECT toFloat64(count()) AS shared FROM (
        SELECT min(cityHash64(org_id_hash, name, occurred_at)) AS first, max(cityHash64(org_id_hash, name, occurred_at)) AS last
        FROM ${table} WHERE cityHash64(event_id) % {passes:UInt32} = 0 GROUP BY event_id
      ) WHERE first != last`,
      parameters: { passes },
    });
    const of = passes === 1 ? "" : ` among one in ${passes.toLocaleString("en-US")}`;
    if (shared === 0) return ok(`Every event id${of} is of one event.`);
    return warning(
      `${count(shared, "id")}${of} of several events, which differ in name, time or organisation and count each.`,
      "Look whether a producer changes an event when it sends it again, or a file was imported again with another --align-to.",
    );
  },
};
