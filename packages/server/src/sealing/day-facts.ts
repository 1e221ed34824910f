import type { Reader } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { bind, nameOf, sql } from "../query/sql/sql.ts";

/** What a day's events come to, each counted once. */
export interface DayFacts {
  readonly day: number;
  readonly events: number;
  /** The sum of the hashes of all that is in an event, as text because it has 64 bits. When it was taken in is told by answers as well. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch; 0 when there is no event. */
  readonly newestIngestedMs: number;
}

/** A day may have as many events as there is room for, and is read by nobody who waits. */
const TIMEOUT_MS = 600_000;

/** The facts of days of one month, in their order, also of those without events. */
export async function readDayFacts(
  reader: Reader,
  raw: string,
  days: readonly number[],
): Promise<readonly DayFacts[]> {
  const first = Math.min(...days) * DAY_MS;
  const end = (Math.max(...days) + 1) * DAY_MS;
  // NULL would make the whole hash NULL, and the sum leave the event out.
  const hash = sql`sipHash64(org_id_hash, name, occurred_at, event_id, session_id, anonymous_user_id,
    isNull(route_pattern), ifNull(route_pattern, ''), payload_json, source, ingested_at)`;
  const statement = sql`
    SELECT toUInt16(toDate(occurred_at)) AS day, count() AS events, toString(sum(${hash})) AS fingerprint,
      toUnixTimestamp64Milli(max(ingested_at)) AS newestIngestedMs
    FROM ${nameOf(raw)} FINAL
    WHERE occurred_at >= fromUnixTimestamp64Milli(${bind("start", "Int64", first)}, 'UTC')
    AND occurred_at < fromUnixTimestamp64Milli(${bind("end", "Int64", end)}, 'UTC')
    AND has(${bind("days", "Array(Int64)", [...days])}, toInt64(toDate(occurred_at)))
    GROUP BY day
  `.toStatement();
  const { rows } = await reader.read<DayFacts>(statement, { timeoutMs: TIMEOUT_MS, background: true });
  const found = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => found.get(day) ?? { day, events: 0, fingerprint: "0", newestIngestedMs: 0 });
}
