import type { ClickHouse, ReadStatement } from "../clickhouse/port.ts";
import { priorities } from "../clickhouse/priorities.ts";
import { fineEdgeOf } from "../query/fine-histogram.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { EventField } from "../query/sql/field-name.ts";
import { rawColumnsAsSealed, sealedColumns } from "../query/sql/fields.ts";
import { join, type Sql, sql } from "../query/sql/sql.ts";
import { countedIds, kindsWithIds } from "./counted-ids.ts";
import type { DayFacts } from "./day-facts.ts";
import { numberIds, numbersOf } from "./number-ids.ts";
import type { Numbering } from "./numbering.ts";
import { sealingTables } from "./tables.ts";

/** Days of one month that are written together, and the number from which their seals are counted. */
export interface Batch {
  readonly days: readonly number[];
  readonly base: number;
}

const BATCHES_A_SECOND = 10_000;
let counted = Math.floor(Math.random() * BATCHES_A_SECOND);

/**
 * A number that no other batch has: the second in which it is made and a count that each process begins somewhere else, with room for
 * the days of a month. Other numbers of the same day may be in the tables, of earlier seals and of attempts that were broken off: what
 * counts is which one the seal names.
 */
export function newBase(nowMs: number): number {
  counted = (counted + 1) % BATCHES_A_SECOND;
  return firstSealAt(nowMs) + counted * 100;
}

/** The number of a day's seal. */
export function sealOf({ base }: Pick<Batch, "base">, day: number): number {
  return base + new Date(day * DAY_MS).getUTCDate();
}

/** No batch that was begun by then has a greater number. */
export function firstSealAt(nowMs: number): number {
  return Math.floor(nowMs / 1_000) * BATCHES_A_SECOND * 100;
}

/** When the batch was begun whose seal has this number, milliseconds since the epoch. */
export function begunAt(seal: number): number {
  return Math.floor(seal / 1_000_000) * 1_000;
}

/**
 * Writes the events of some days, each once, and their sums. They count for nothing until a seal names them.
 *
 * @returns the numbers that the ids in them have.
 */
export async function writeDays(
  { reader, writer, table }: Pick<ClickHouse, "reader" | "writer" | "table">,
  batch: Batch,
  threads: number,
  newBatch: () => number,
): Promise<Numbering> {
  const { events, orgs, days, activity, names, durations, histograms } = sealingTables(table);
  const settings = `SETTINGS max_threads = ${threads}, max_insert_threads = 1, priority = ${priorities.background}`;
  const counting = (...events: string[]) => `name IN (${events.map((name) => `'${name}'`).join(", ")})`;
  const seal = `${batch.base} + toDayOfMonth(occurred_at)`;
  const ofBatch = `FROM ${table} WHERE ${isOf(batch)}`;
  const numbering = await numberIds({ reader, writer, table }, { events: ofBatch, newBatch, threads });
  const numberOf = (id: string, as: string) =>
    `ANY LEFT JOIN (SELECT hash AS ${as}_hash, number AS ${as}_number FROM (${numbersOf(table, numbering, ofBatch)})) AS ${as}s ON ${as}_hash = sipHash64(${id})`;
  const fromRaw = (joins = "") => `FROM ${table} FINAL ${joins} WHERE ${isOf(batch)}`;
  await writer.command(
    `INSERT INTO ${events} (seal, ${listOf(sealedColumns).sql}, user_number, session_number) SELECT ${seal}, ${writtenOut(listOf(rawColumnsAsSealed))}, user_number, session_number ${fromRaw(`${numberOf("anonymous_user_id", "user")} ${numberOf("session_id", "session")}`)} ${settings}`,
  );
  const fromSealed = `FROM ${events} WHERE ${isOf(batch)} AND seal IN (${sealsOf(batch).join(", ")})`;
  // When events were taken in is not among what is kept of each.
  await writer.command(
    `INSERT INTO ${orgs} SELECT seal, org_id_hash, step, newest_ingested_at, events, anonymous_users, sessions, user_numbers, session_numbers FROM (SELECT seal, org_id_hash, ${day} AS step, count() AS events, uniqExactState(anonymous_user_hash) AS anonymous_users, uniqExactState(session_hash) AS sessions, groupBitmapState(user_number) AS user_numbers, groupBitmapState(session_number) AS session_numbers ${fromSealed} GROUP BY seal, org_id_hash, step) AS counted ANY LEFT JOIN (SELECT toInt64(${seal}) AS seal, org_id_hash, max(ingested_at) AS newest_ingested_at ${fromRaw()} GROUP BY seal, org_id_hash) AS taken USING (seal, org_id_hash) ${settings}`,
  );
  const ofKind = (...events: string[]) =>
    `kind IN (${["*", ...events].map((name) => `'${name}'`).join(", ")})`;
  await writer.command(
    `INSERT INTO ${days} SELECT seal, ${day} AS step, arrayJoin(if(${counting(...kindsWithIds)}, ['*', name], ['*'])) AS kind, count(), uniqExactStateIf(anonymous_user_hash, ${ofKind(...countedIds.anonymousUsers)}), uniqExactStateIf(session_hash, ${ofKind(...countedIds.sessions)}), uniqExactStateIf(sipHash64(org_id_hash), ${ofKind()} AND org_id_hash != ''), groupBitmapStateIf(user_number, ${ofKind(...countedIds.anonymousUsers)}), groupBitmapStateIf(session_number, ${ofKind(...countedIds.sessions)}) ${fromSealed} GROUP BY seal, step, kind ${settings}`,
  );
  await writer.command(
    `INSERT INTO ${activity} SELECT seal, ${scopes} AS scope, ${quarterHour} AS step, count(), uniqExactState(anonymous_user_hash), uniqExactState(session_hash), uniqExactStateIf(sipHash64(org_id_hash), org_id_hash != '') ${fromSealed} GROUP BY seal, scope, step ${settings}`,
  );
  const dimensions = "feature, surface, view, filter_key, chart, action, boundary, error_class";
  await writer.command(
    `INSERT INTO ${names} SELECT seal, ${scopes} AS scope, ${day} AS step, name, source, if(${counting("page_viewed", "client_error")}, route_pattern, NULL) AS route, ${dimensions}, count(), uniqExactStateIf(anonymous_user_hash, ${counting(...countedIds.anonymousUsers)}), uniqExactStateIf(session_hash, ${counting(...countedIds.sessions)}), ${sumOf("value_count")}, groupBitmapStateIf(user_number, scope = '*' AND ${counting(...countedIds.anonymousUsers)}), groupBitmapStateIf(session_number, scope = '*' AND ${counting(...countedIds.sessions)}) ${fromSealed} AND ${counting("page_viewed", "feature_viewed", "filter_changed", "chart_interacted", "client_error")} GROUP BY seal, scope, step, name, source, route, ${dimensions} ${settings}`,
  );
  await writer.command(
    `INSERT INTO ${durations} SELECT seal, ${scopes} AS scope, ${day} AS step, name, count(), groupArray(duration_ms), ${sumOf("pages_viewed")}, ${sumOf("interactions")} ${fromSealed} AND ${counting("session_ended")} GROUP BY seal, scope, step, name ${settings}`,
  );
  const fromDurations = `FROM ${durations} WHERE ${isOf(batch, "step")} AND seal IN (${sealsOf(batch).join(", ")})`;
  await writer.command(
    `INSERT INTO ${histograms} SELECT seal, scope, step, name, events, arrayReduce('sumMap', arrayMap(each -> map(${fineEdgeOf(sql`each`).toStatement().sql}, toUInt64(1)), durations)), arrayReduce('sum', arrayMap(each -> toUInt128(each), durations)), length(durations), pages_sum, paged_events, interaction_sum, interacted_events ${fromDurations} ${settings}`,
  );
  return numbering;
}

/** Sums are kept for each organisation, and once more for all events: of those, different ids are not the sum of the others. */
const scopes = "arrayJoin(if(length(org_id_hash) = 64, ['*', org_id_hash], ['*']))";
const sumOf = (count: string) => `sum(toUInt128(ifNull(${count}, 0))), countIf(isNotNull(${count}))`;
const quarterHour = "toDateTime64(toStartOfFifteenMinutes(occurred_at), 3, 'UTC')";
const day = "toDateTime64(toStartOfDay(occurred_at), 3, 'UTC')";

function sealsOf(batch: Batch): number[] {
  return batch.days.map((day) => sealOf(batch, day));
}

function listOf(columns: Readonly<Record<EventField, Sql>>): ReadStatement {
  const names = Object.keys(sealedColumns) as EventField[];
  return join(
    names.map((name) => columns[name]),
    sql`, `,
  ).toStatement();
}

function isOf({ days }: Batch, at = "occurred_at"): string {
  const instant = (ms: number) => `fromUnixTimestamp64Milli(${ms}, 'UTC')`;
  const from = instant(Math.min(...days) * DAY_MS);
  const to = instant((Math.max(...days) + 1) * DAY_MS);
  return `${at} >= ${from} AND ${at} < ${to} AND toUInt16(toDate(${at})) IN (${days.join(", ")})`;
}

/** A statement with its values in its text. Only names of fields come this way, so nothing has to be escaped. */
function writtenOut({ sql, parameters }: ReadStatement): string {
  return sql.replaceAll(/\{(\w+):String\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== "string" || !/^\w+$/.test(value))
      throw new TypeError(`${name} is not the name of a field.`);
    return `'${value}'`;
  });
}

/** Events of one batch, give or take a day: what a statement writes at once, and what is done again when it is broken off. */
const BATCH_EVENTS = 2_000_000;

/** Divides days into batches, the latest first. */
export function inBatches(facts: readonly DayFacts[]): readonly (readonly DayFacts[])[] {
  const batches: DayFacts[][] = [];
  let events = Number.POSITIVE_INFINITY;
  for (const fact of [...facts].reverse()) {
    if (events >= BATCH_EVENTS) {
      batches.push([]);
      events = 0;
    }
    batches.at(-1)?.push(fact);
    events += fact.events;
  }
  return batches;
}
