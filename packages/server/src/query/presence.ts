import { chooseSource } from "./choose-source.ts";
import { isExpired, type Period, type Plan } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import { granuleOf } from "./sql/granule-of.ts";
import { sql } from "./sql/sql.ts";
import { wholeSums } from "./sql/sums.ts";

/**
 * The granules in which the scope has any event at all, of whatever name and passing filters or not: what tells 0 from
 * a gap. Repeats change nothing about that, so they need not be found.
 */
export async function presentGranules(
  plan: Plan,
  period: Period,
  run: RunStatement,
): Promise<ReadonlySet<number>> {
  if (isExpired(period)) return new Set();
  const shape = { select: sql`DISTINCT ${granuleOf("range", period.granules)} AS granule` };
  const statement = chooseSource({
    selection: {
      scope: plan.scope,
      source: plan.source,
      events: null,
      ranges: [{ name: "range", range: period.readable }],
      filters: [],
      deliveries: "all",
    },
    ofEvents: shape,
    ofSums: shape,
    sums: wholeSums(plan.scope),
    granules: [period.granules],
  });
  const { rows } = await run<{ granule: number }>(statement);
  return new Set(rows.map(({ granule }) => granule));
}

/** A course with a value for each granule: null where nothing happened at all, `none` where only other things did. */
export function courseOf(
  period: Period,
  present: ReadonlySet<number>,
  valueAt: (granuleMs: number) => number | null | undefined,
  none: number | null = 0,
): (number | null)[] {
  return period.granules.list.map(({ startMs }) =>
    present.has(startMs) ? (valueAt(startMs) ?? none) : null,
  );
}

/** The places of a course of which something is withheld; nothing where there are none. */
export function trendSuppressedOf(
  period: Period,
  withheld: ReadonlySet<number>,
): { readonly trendSuppressed?: number[] } {
  const places = period.granules.list.flatMap(({ startMs }, place) => (withheld.has(startMs) ? [place] : []));
  return places.length === 0 ? {} : { trendSuppressed: places };
}
