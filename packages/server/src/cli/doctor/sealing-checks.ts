import { inspectTable } from "../../clickhouse/inspect-table.ts";
import { DAY_MS } from "../../query/source/event-source.ts";
import { judgeMonths, readMonths } from "../../sealing/months.ts";
import { readNumbering } from "../../sealing/number-ids.ts";
import { ownTables } from "../../sealing/own-tables.ts";
import { type FoundTables, readSeals, readTableState } from "../../sealing/read-state.ts";
import { findWholeSeals } from "../../sealing/sealed-rows.ts";
import { judgeSeals, keptAt, monthOf, type Seal, type Verdict } from "../../sealing/standing-seals.ts";
import { allCopies, daysKept, isHistory, sealingTables, timeColumn } from "../../sealing/tables.ts";
import { count } from "../figures.ts";
import { failure, ok, warning } from "../table/finding.ts";
import { readTtl } from "../table/table-ttl.ts";
import type { RowCheck, RowCheckContext } from "./row-check.ts";

const none = 'No day is sealed. "firsthand seal" does it, and answers over long ranges take less time then.';
const noneToRead = "There are none that could be read.";
const overShards =
  "Not read over a Distributed table: answers are right, and all are read from the table of events.";
/** A day is not sealed before it has been over for an hour. */
const closedForMs = 3_600_000;

/** Whether Firsthand's own tables are there, as they are made. */
export const sealingTablesCheck: RowCheck = {
  id: "sealing-tables",
  title: "Sealing tables",
  async run({ clickhouse, retention }) {
    const { table, reader } = clickhouse;
    const { faults, engine } = await readTableState(reader, table);
    if (engine === "Distributed") return ok(overShards);
    const own = ownTables(table);
    if (faults.length === own.size && faults.every(({ columns }) => columns === null)) return ok(none);
    if (faults.length > 0) {
      const said = faults.map(({ table, columns }) =>
        columns === null ? `${table} is missing` : `${table} lacks ${columns.join(", ")}`,
      );
      const broken = faults.filter(({ columns }) => columns !== null);
      return warning(
        `${said.join("; ")}. Answers are right, and all are read from the table of events.`,
        `${broken.map(({ table }) => `Run DROP TABLE ${table}; then r`).join("") || "R"}un firsthand seal: it makes what is missing, and seals anew.`,
      );
    }
    for (const copy of allCopies) {
      const name = sealingTables(table)[copy];
      const ttl = readTtl(
        (await inspectTable({ ...clickhouse, table: name }))?.ttl ?? null,
        timeColumn(copy),
      );
      const needed = daysKept(copy, retention);
      if (ttl.kind === "days" && ttl.days < needed) {
        return warning(
          `${name} lets rows go after ${count(ttl.days, "day")}, but ${needed} are needed: days whose rows are gone are answered from the table of events, or not at all.`,
          `Run ALTER TABLE ${name} MODIFY TTL toDateTime(${timeColumn(copy)}) + INTERVAL ${needed} DAY.`,
        );
      }
    }
    const seals = await readSeals(reader, table);
    const hasNumbers = seals.some(({ numbering }) => numbering > 0);
    if (hasNumbers && (await readNumbering(reader, table, seals)).numbering === 0) {
      const { ids, idBatches } = sealingTables(table);
      return warning(
        `${ids} and ${idBatches} do not belong together any more: rows of one of them are missing. Answers are right, and those over long ranges are slower.`,
        "The next day that is sealed begins the numbers of ids anew, and the sealing after that seals anew what has its events still.",
      );
    }
    return ok(`All ${own.size} are there, with all of their columns.`);
  },
};

/** How far sealing has come, and which seals are not believed. */
export const sealsCheck: RowCheck = {
  id: "seals",
  title: "Seals",
  async run(context) {
    const judged = await judge(context);
    if (judged === null) return ok(noneToRead);
    const { standing, doubted, isMonthly } = judged;
    if (!isMonthly) return ok("Days of a table that is not partitioned by month are not sealed.");
    if (standing.length + doubted.length === 0) return ok(none);
    const { eventsSinceMs } = keptAt(context.now, context.retention);
    const over = Math.floor((context.now - closedForMs) / DAY_MS) - 1;
    const newest = standing.at(-1)?.day;
    const reach =
      newest === undefined
        ? ""
        : `, from ${nameOf(standing[0]?.day ?? newest)} up to ${nameOf(newest)} (the newest day that is over is ${nameOf(over)})`;
    const history = standing.filter(({ day }) => day * DAY_MS < eventsSinceMs);
    const first = history[0]?.day;
    const holes = first === undefined ? 0 : Math.floor(eventsSinceMs / DAY_MS) + 1 - first - history.length;
    const old =
      first === undefined
        ? ""
        : ` Of ${count(history.length, "day")} the events are gone and sums are kept${holes === 0 ? "" : `; ${count(holes, "day")} between them ${holes === 1 ? "has" : "have"} none and ${holes === 1 ? "is" : "are"} a gap`}.`;
    const changed = doubted.filter(({ doubt }) => doubt === "changed").length;
    const incomplete = doubted.length - changed;
    const reasons = [
      ...(changed === 0 ? [] : [`${changed} because the table of events has changed since`]),
      ...(incomplete === 0 ? [] : [`${incomplete} because sealed rows of the month are missing`]),
    ];
    const doubts =
      doubted.length === 0
        ? ""
        : ` ${count(doubted.length, "sealed day is", "sealed days are")} doubted and answered from the table of events: ${reasons.join(", ")}.`;
    const message = `${count(standing.length, "day is", "days are")} sealed${reach}.${old}${doubts}`;
    return doubted.length === 0 && newest !== undefined && newest >= over - 1
      ? ok(message)
      : warning(
          message,
          "Run firsthand seal now and then, or let firsthand serve do it. Answers are right meanwhile.",
        );
  },
};

/** Whether the rows of each day that is answered from its seal are there, which is known of whole months otherwise. */
export const sealedRowsCheck: RowCheck = {
  id: "sealed-rows",
  title: "Sealed rows",
  async run(context) {
    const judged = await judge(context);
    if (judged === null) return ok(noneToRead);
    const { eventsSinceMs } = keptAt(context.now, context.retention);
    const wrong: Seal[] = [];
    const isGone = ({ day }: Seal) => day * DAY_MS < eventsSinceMs;
    // Of days whose events are gone only sums are left.
    const kinds = [
      { seals: judged.standing.filter((seal) => !isGone(seal)), copies: allCopies },
      { seals: judged.standing.filter(isGone), copies: allCopies.filter(isHistory) },
    ];
    for (const { seals, copies } of kinds) {
      for (const month of new Set(seals.map(({ day }) => monthOf(day)))) {
        const ofMonth = seals.filter(({ day }) => monthOf(day) === month);
        const whole = await findWholeSeals(context.clickhouse, ofMonth, copies);
        wrong.push(...ofMonth.filter(({ day }) => !whole.has(day)));
      }
    }
    if (wrong.length === 0)
      return ok(`Each of ${count(judged.standing.length, "sealed day")} has as many as were written.`);
    const named = wrong.slice(0, 5).map(({ day }) => nameOf(day));
    return failure(
      `${count(wrong.length, "sealed day has", "sealed days have")} fewer or more rows than were written (${named.join(", ")}${wrong.length > 5 ? " and more" : ""}), so that figures of them are wrong.`,
      "Run firsthand seal --verify: it compares all with the events and seals these anew.",
    );
  },
};

interface Judged extends Verdict {
  readonly isMonthly: boolean;
}

/** The seals of days that are read back, in their order; null when the tables cannot be read. */
async function judge({ clickhouse, retention, now }: RowCheckContext): Promise<Judged | null> {
  const { reader, table } = clickhouse;
  const state: FoundTables = await readTableState(reader, table);
  if (state.faults.length > 0 || state.engine === "Distributed") return null;
  const judged = judgeSeals(await readSeals(reader, table), state, keptAt(now, retention));
  const verdict = judgeMonths(judged, await readMonths(reader, table), state);
  return { ...verdict, isMonthly: state.partitionKey === "toYYYYMM(occurred_at)" };
}

function nameOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
