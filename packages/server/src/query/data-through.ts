import type { ReadStatement } from "../clickhouse/port.ts";
import type { Plan } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import { divideBySource, type SealedDays } from "./source/event-source.ts";
import { rawColumns } from "./sql/fields.ts";
import { isInOneOf, scopeCondition } from "./sql/scoped-statement.ts";
import { bind, nameOf, sql } from "./sql/sql.ts";

/** What was found for the questions that share a look at the seals, by scope. */
const found = new WeakMap<SealedDays, Map<string, Promise<number | null>>>();

/**
 * When the newest event of the scope was taken in, of any name and whenever it happened; null when there is none. Questions of a
 * scope that share a look at the seals share this as well: a dashboard asks once.
 */
export function dataThrough(plan: Plan, run: RunStatement): Promise<number | null> {
  const ofLook = found.get(plan.source.sealed) ?? new Map<string, Promise<number | null>>();
  found.set(plan.source.sealed, ofLook);
  const scope = plan.scope.kind === "org" ? plan.scope.orgIdHash : plan.scope.kind;
  const shared = ofLook.get(scope);
  // The question that asked first may be given up, and that is no reason for the others to fail.
  if (shared !== undefined) return shared.catch(() => readFreshness(plan, run));
  const own = readFreshness(plan, run);
  ofLook.set(scope, own);
  return own;
}

async function readFreshness(plan: Plan, run: RunStatement): Promise<number | null> {
  const { rows } = await run<{ events: number; newest: number }>(freshnessStatement(plan));
  const newest = rows.filter(({ events }) => events > 0).map((row) => row.newest);
  return newest.length === 0 ? null : Math.max(...newest);
}

/** A row for each place that there is to look: of a sealed day is known when the newest event of each organisation was taken in. */
function freshnessStatement({ scope, source, readableSinceMs }: Plan): ReadStatement {
  // From the oldest day on, as what comes last may be about any; past every date that the column can hold, as clients' clocks run ahead.
  const { seals, raw } = divideBySource([{ startMs: readableSinceMs, endMs: Date.UTC(2300, 0, 1) }], source);
  const stretches = raw.map((range, i) => ({ name: i === 0 ? "kept" : `kept${i}`, range }));
  const isScope = scopeCondition(scope);
  const ofRaw = sql`
    SELECT count() AS events, toUnixTimestamp64Milli(max(ingested_at)) AS newest
    FROM ${nameOf(source.raw)}
    WHERE ${isScope}
    AND ${isInOneOf(stretches)}
  `;
  const ofSealed = sql`
    SELECT count() AS events, toUnixTimestamp64Milli(max(newest_ingested_at)) AS newest
    FROM ${nameOf(source.sealed.tables.orgs)}
    WHERE ${isScope}
    AND seal IN ${bind("seals", "Array(Int64)", [...seals])}
  `;
  const statement =
    seals.length === 0
      ? ofRaw
      : sql`${ofRaw}
    UNION ALL
    ${ofSealed}`;
  return statement.readFrom(rawColumns).toStatement();
}
