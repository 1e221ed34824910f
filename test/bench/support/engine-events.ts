import { createHash } from "node:crypto";
import type { ClickHouse } from "@firsthand/server";

/** What is made. */
export interface EngineEvents {
  readonly events: number;
  /** They are spread over these days, which end at `end`. */
  readonly days: number;
  readonly end: Date;
}

const ORGANISATIONS = 200;
const EVENTS_PER_SESSION = 10;
/** Memory of an insert is bounded by its rows. */
const MOST_AT_ONCE = 1_000_000;
/** Of so many events one arrives twice; no multiple of a session's length, so that repeats are of every kind. */
const REPEATED = 101;

/** The hash of an organisation by its rank. The first has 13 % of the events, the twentieth 0.9 %. */
export function getOrgIdHash(rank: number): string {
  return createHash("sha256").update(`bench-${rank}`).digest("hex");
}

/**
 * Makes events inside the engine, where nothing has to be parsed: the same ones for the same numbers, each decided by hashes of its own
 * number and of its session's. They arrive day by day, and about one in a hundred again a minute later.
 *
 * @returns how many rows were inserted, repeats among them.
 */
export async function makeEngineEvents(
  { writer, table }: ClickHouse,
  { events, days, end }: EngineEvents,
  onProgress: (rows: number) => void = () => {},
): Promise<number> {
  const startMs = end.getTime() - days * 86_400_000;
  const sessions = Math.ceil(events / EVENTS_PER_SESSION);
  const aDay = Math.ceil(sessions / days) * EVENTS_PER_SESSION;
  const atOnce = Math.min(aDay, MOST_AT_ONCE);
  for (let from = 0; from < events; from += atOnce) {
    const to = Math.min(events, from + atOnce);
    const numbers = `numbers(${from}, ${to - from})`;
    await writer.command(`INSERT INTO ${table} ${selectEvents(numbers, startMs, aDay, 0)}`);
    const repeated = `(SELECT number FROM ${numbers} WHERE number % ${REPEATED} = 0)`;
    await writer.command(`INSERT INTO ${table} ${selectEvents(repeated, startMs, aDay, 60_000)}`);
    onProgress(to);
  }
  return events + Math.ceil(events / REPEATED);
}

function selectEvents(numbers: string, startMs: number, aDay: number, delayMs: number): string {
  const orgs = Array.from({ length: ORGANISATIONS }, (_, i) => `'${getOrgIdHash(i + 1)}'`).join(", ");
  const at = "fromUnixTimestamp64Milli(at_ms, 'UTC')";
  return `WITH
  [${orgs}] AS orgs,
  intDiv(number, ${EVENTS_PER_SESSION}) AS session,
  number % ${EVENTS_PER_SESSION} AS place,
  cityHash64(session, 'session') AS s,
  cityHash64(number, 'event') AS e,
  -- Every organisation is as much smaller than the one before it as its rank says.
  toUInt32(floor(pow(${ORGANISATIONS + 1}, (s % 1000000) / 1000000))) AS rank,
  toUInt32(cityHash64(session, 'user') % greatest(5, intDiv(40000, rank))) AS person,
  toInt64(${startMs}) + intDiv(toInt64(session) * ${EVENTS_PER_SESSION}, ${aDay}) * 86400000
    + toInt64(cityHash64(session, 'time') % 64800000) + toInt64(place * (s % 60000)) AS at_ms,
  e % 1000 AS draw,
  multiIf(place = 0, 'session_started', place = ${EVENTS_PER_SESSION - 1}, 'session_ended', draw < 450, 'page_viewed', draw < 700, 'feature_viewed',
    draw < 820, 'filter_changed', draw < 950, 'chart_interacted', draw < 965, 'client_error', 'navigation_interacted') AS event,
  -- The square of an even draw: few names are had often, and many seldom.
  toString(toUInt32(pow((e % 9973) / 9973, 2) * 40)) AS seldom,
  toString(e % 7) AS often,
  concat('/area', seldom, '/[id]') AS route,
  multiIf(
    event = 'page_viewed', concat('{"page":"page', seldom, '","routePattern":"', route, '"}'),
    event = 'feature_viewed', concat('{"feature":"feature', seldom, '","surface":"surface', often, '"}'),
    event = 'filter_changed', concat('{"view":"view', often, '","filterKey":"key', seldom, '","valueCount":', often, '}'),
    event = 'chart_interacted', concat('{"chart":"chart', seldom, '","action":"action', often, '","surface":"surface', toString(e % 3), '"}'),
    event = 'client_error', concat('{"boundary":"boundary', toString(e % 3), '","errorClass":"Error', seldom, '"}'),
    event = 'session_ended', concat('{"durationMs":', toString(toUInt64(1000 * exp((s % 10000) / 1200))), ',"pagesViewed":', often, ',"interactions":', seldom, '}'),
    '{}') AS payload
SELECT orgs[rank], concat('evt_', toString(number)), event, '2026-05-telemetry-v1', concat('s-', toString(session)),
  concat('u-', toString(rank), '-', toString(person)), if(e % 50 = 0, NULL, route), payload,
  ${at}, ${at} + toIntervalMillisecond(${delayMs} + e % 5000), 'bench'
FROM ${numbers}`;
}
