import { NO_IDS } from "../../sealing/numbering.ts";
import { commonNumbering, type SealedDays, type SumParts } from "../source/event-source.ts";
import { type Range, subtract } from "../time/range.ts";
import type { FieldName } from "./field-name.ts";
import type { EventSelection, Shape } from "./scoped-statement.ts";
import { bind, field, join, nameOf, type Sql, sql } from "./sql.ts";
import { type Sums, sumColumns } from "./sums.ts";

/** To look up ids all that were ever given a number are passed over, which pays where this part of all sealed days with events is read, or more. */
const LOOKED_UP_FROM = 1 / 4;

/**
 * Whether rows are read that have ids by their numbers only, or none: rows of the platform whose numbers say something about each other, because they are of
 * one numbering, that of today where the ids of single events have to be looked up.
 */
export function isNumbered(
  { scope, source }: EventSelection,
  { select }: Shape,
  sums: Sums,
  { seals, events }: SumParts,
): boolean {
  if (sums.isNumbered !== true || scope.kind !== "platform") return false;
  if (![...select.fields].some(isId)) return true;
  const { numbering, numberings } = source.sealed;
  const common = commonNumbering(seals, source.sealed);
  if (common === null || !select.mergesIds) return false;
  if (events.length === 0) return true;
  const countDays = (seals: Iterable<number>) =>
    [...seals].filter((seal) => numberings.get(seal) !== NO_IDS).length;
  return common === numbering.numbering && countDays(seals) >= countDays(numberings.keys()) * LOOKED_UP_FROM;
}

/**
 * The seals to read for some steps, where ids are told by their numbers: a month's in the place of those of its days. A month is read whole, so it has to lie in
 * each range that it touches and in one granule.
 */
export function withMonths(
  { source: { sealed }, ranges }: EventSelection,
  { table }: Sums,
  { seals, sums }: SumParts,
  granuleStarts: readonly number[],
): readonly number[] {
  if (table !== "names" && table !== "orgs") return seals;
  const isWithin = (inner: Range, outer: readonly Range[]) => subtract([inner], outer).length === 0;
  const touches = (a: Range, b: Range) => a.startMs < b.endMs && b.startMs < a.endMs;
  const months = sealed.months.filter(
    ({ range: month }) =>
      isWithin(month, sums) &&
      ranges.every(({ range }) => !touches(month, range) || isWithin(month, [range])) &&
      !granuleStarts.some((startMs) => month.startMs < startMs && startMs < month.endMs),
  );
  if (months.length === 0) return seals;
  const replaced = new Set(months.flatMap(({ days }) => days));
  return [...seals.filter((seal) => !replaced.has(seal)), ...months.map(({ seal }) => seal)];
}

function isId(name: FieldName): boolean {
  return name === "anonymousUsers" || name === "sessions";
}

/** Ids of single events by their hashes, before they are looked up. */
export const hashes = { anonymousUsers: field("anonymousUserId"), sessions: field("sessionId") };

/** Events with states of the numbers of their ids in the place of hashes. What has no number yet is told by its hash, which no number is as great as. */
export function withNumbers(
  events: Sql,
  fields: readonly FieldName[],
  { tables, numbering }: SealedDays,
): Sql {
  const hashOf = (name: FieldName) => sql`each.${sumColumns[name]}`;
  const numberOf = (name: FieldName) => nameOf(`number_of_${name}`);
  const columns = fields.map((name) =>
    isId(name)
      ? sql`initializeAggregation('groupBitmapState', if(${numberOf(name)} = 0, bitOr(${hashOf(name)}, bitShiftLeft(toUInt64(1), 63)), ${numberOf(name)})) AS ${sumColumns[name]}`
      : sumColumns[name],
  );
  const joins = fields.filter(isId).map(
    (name) => sql`
    ANY LEFT JOIN (
      SELECT hash AS ${nameOf(`hash_of_${name}`)}, number AS ${numberOf(name)} FROM ${nameOf(tables.ids)}
      WHERE has(${bind("idBatches", "Array(Int64)", [...numbering.batches])}, batch) AND hash IN (SELECT ${sumColumns[name]} FROM (${events}))
    ) AS ${nameOf(`numbers_of_${name}`)} ON ${nameOf(`hash_of_${name}`)} = ${hashOf(name)}`,
  );
  if (joins.length === 0) return events;
  return sql`
    SELECT ${join(columns, sql`, `)}
    FROM (${events}) AS each ${join(joins, sql``)}
  `;
}
