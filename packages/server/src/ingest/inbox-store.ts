import { randomUUID } from "node:crypto";
import { TelemetryError } from "@firsthand/contract";
import { engineCodeOf } from "../clickhouse/engine-error.ts";
import type { ClickHouse, ReadStatement } from "../clickhouse/port.ts";
import { type EventRow, toColumnTime, toJsonLine } from "../import/event-row.ts";
import { bind, nameOf, type Sql, sql } from "../query/sql/sql.ts";
import { createIngestTables, inboxTable, ROW_DAYS } from "./tables.ts";

/** Where accepted events go, and how long one statement may take. */
export interface InboxStoreOptions {
  readonly clickhouse: Pick<ClickHouse, "reader" | "writer" | "table">;
  readonly rawRetentionDays: number;
  readonly timeoutMs: number;
  /** Takes what could not be completed because the raw table refuses it. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * What the engine says of a table that is not there, or lacks a column: `NO_SUCH_COLUMN_IN_TABLE`, `UNKNOWN_IDENTIFIER`, `UNKNOWN_TABLE`,
 * `UNKNOWN_DATABASE`, and `INCORRECT_DATA`, which is how it calls a field that is no column.
 */
const ofTables = [16, 47, 60, 81, 117];

/**
 * Whether the engine will not have these rows, whenever it is given them: a constraint of the host's table, or a column of another type. No
 * row is to blame for a table that has to be mended.
 */
export function isRefusedByEngine(error: unknown): boolean {
  return (
    error instanceof TelemetryError &&
    error.code === "internal" &&
    !ofTables.includes(engineCodeOf(error.cause) ?? 0)
  );
}

/** Names an event within all organisations. */
export function eventKey({ orgIdHash, eventId }: Pick<EventRow, "orgIdHash" | "eventId">): string {
  return `${orgIdHash} ${eventId}`;
}

/** Stores events so that the first one of an organisation and id stands. One call at a time: nothing in it guards against another. */
export class InboxStore {
  readonly #options: InboxStoreOptions;
  readonly #inbox: string;
  #writer = randomUUID();
  #inserts = 0;

  constructor(options: InboxStoreOptions) {
    this.#options = options;
    this.#inbox = inboxTable(options.clickhouse.table);
  }

  /**
   * Makes the tables that are missing, and completes what was broken off: of each writer only the last insert can have reached the inbox
   * and not, or not wholly, the raw table. Has to be done before the first {@link store} and after one that failed.
   */
  async prepare(): Promise<void> {
    const { clickhouse, rawRetentionDays, timeoutMs, onRefused } = this.#options;
    await createIngestTables(clickhouse, rawRetentionDays, timeoutMs);
    // What an insert of unknown end still brings in stays the last one of its writer.
    this.#writer = randomUUID();
    this.#inserts = 0;
    const isRecent = sql`stored_at >= now() - toIntervalDay(${bind("rowDays", "UInt32", ROW_DAYS)})`;
    const inbox = nameOf(this.#inbox);
    const isLast = sql`(writer, insert_number) IN (SELECT writer, max(insert_number) FROM ${inbox} WHERE ${isRecent} GROUP BY writer)`;
    try {
      await this.#complete(sql`${isRecent} AND ${isLast}`);
    } catch (error) {
      // Nobody was told that it is stored, and it must not stand in the way of others.
      if (!isRefusedByEngine(error)) throw error;
      onRefused(error);
    }
  }

  /**
   * Stores those events that are not there yet; the first of several with one key.
   *
   * @returns the keys of those that were there. Both they and the others can be read when it resolves.
   * @throws TelemetryError when the engine refuses or does not answer; whether something was stored is then not known.
   */
  async store(rows: readonly EventRow[], nowMs: number): Promise<ReadonlySet<string>> {
    const known = await this.#findKnown(rows);
    const taken = new Map<string, EventRow>();
    for (const row of rows) {
      const key = eventKey(row);
      if (!known.has(key) && !taken.has(key)) taken.set(key, row);
    }
    if (taken.size === 0) return known;
    this.#inserts += 1;
    const accepted = [...taken.values()].map((row) => ({ row, line: toJsonLine(row, nowMs) }));
    await this.#insert(
      this.#inbox,
      accepted.map(({ row, line }) => this.#inboxLine(row, line)),
    );
    await this.#insertRaw(accepted.map(({ line }) => line));
    return known;
  }

  async #findKnown(rows: readonly EventRow[]): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return new Set();
    const orgs = [...new Set(rows.map(({ orgIdHash }) => orgIdHash))];
    const placeOf = new Map(orgs.map((orgIdHash, i) => [orgIdHash, i + 1]));
    const places = rows.map(({ orgIdHash }) => placeOf.get(orgIdHash) ?? 0);
    const ids = rows.map(({ eventId }) => eventId);
    const isAsked = sql`key_hash IN (SELECT arrayJoin(arrayMap((at, id) -> sipHash64(${bind("orgs", "Array(String)", orgs)}[at], id), ${bind("places", "Array(Int64)", places)}, ${bind("ids", "Array(String)", ids)})))`;
    const asked = new Set(rows.map(eventKey));
    const found = await this.#read<Pick<EventRow, "orgIdHash" | "eventId">>(
      sql`SELECT org_id_hash AS orgIdHash, event_id AS eventId FROM ${nameOf(this.#inbox)} WHERE ${isAsked}`,
    );
    const known = new Set(found.map(eventKey).filter((key) => asked.has(key)));
    // Known is not yet stored: another process may have stopped between the two tables.
    if (known.size > 0) await this.#complete(isAsked);
    return known;
  }

  /** Writes to the raw table what the inbox has and the raw table has not, of those rows of the inbox for which `condition` holds. */
  async #complete(condition: Sql): Promise<void> {
    const inbox = nameOf(this.#inbox);
    const raw = nameOf(this.#options.clickhouse.table);
    const key = sql`org_id_hash, name, occurred_at, event_id`;
    const missing = await this.#read<{ readonly row: string }>(
      sql`SELECT row FROM ${inbox} WHERE ${condition} AND row != '' AND (${key}) NOT IN (SELECT ${key} FROM ${raw} WHERE (${key}) IN (SELECT ${key} FROM ${inbox} WHERE ${condition}))`,
    );
    if (missing.length > 0) await this.#insertRaw(missing.map(({ row }) => row));
  }

  #inboxLine({ orgIdHash, eventId, name, occurredAt }: EventRow, line: string): string {
    return JSON.stringify({
      org_id_hash: orgIdHash,
      event_id: eventId,
      name,
      occurred_at: toColumnTime(occurredAt),
      writer: this.#writer,
      insert_number: this.#inserts,
      row: line,
    });
  }

  #insertRaw(lines: readonly string[]): Promise<void> {
    return this.#insert(this.#options.clickhouse.table, lines);
  }

  #insert(table: string, lines: readonly string[]): Promise<void> {
    const { clickhouse, timeoutMs } = this.#options;
    return clickhouse.writer.insertJsonLines(table, new TextEncoder().encode(`${lines.join("\n")}\n`), {
      waitedFor: { timeoutMs },
    });
  }

  async #read<Row>(text: Sql): Promise<readonly Row[]> {
    const { clickhouse, timeoutMs } = this.#options;
    const statement: ReadStatement = text.toStatement();
    const { rows } = await clickhouse.reader.read<Row>(statement, { timeoutMs, lane: "ingest" });
    return rows;
  }
}
