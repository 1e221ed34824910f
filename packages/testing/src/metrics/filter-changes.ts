import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { hashShare } from "../random.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface FilterKey extends Record<string, string | null> {
  view: string | null;
  filterKey: string | null;
}

const views = ["overview", "work", "people", "repos", "explore", "quality"] as const;

// Values per change, then changes on a working day by view; 0 where a view has no such filter.
const filters: readonly [filterKey: string, values: number, ...changes: number[]][] = [
  ["date", 1, 127, 100, 64, 49, 86, 28],
  ["scope", 1.3, 81, 72, 39, 22, 53, 16],
  ["repo", 3.1, 18, 45, 10, 77, 57, 21],
  ["developer", 2.4, 4, 27, 69, 14, 31, 2.5],
  ["work", 2, 8, 54, 13, 0, 38, 3],
  ["flow", 1.2, 6, 43, 3.7, 2.8, 17, 1.3],
  ["issueType", 2.8, 0, 28, 5, 0, 17, 11],
  ["artifact", 1.6, 0, 9, 0, 13, 12, 4],
  ["blocked", 1, 1, 13, 1.8, 0, 3.6, 0],
];

const valuesByKey = new Map(filters.map(([filterKey, values]) => [filterKey, values]));

const rows: readonly RankedRow<FilterKey>[] = filters
  .flatMap(([filterKey, , ...changes]) =>
    views.map((view, i) => ({ keys: { view, filterKey }, level: changes[i] ?? 0 })),
  )
  .filter((row) => row.level > 0);

/** Filter changes: nine keys in six views, with holes where a view lacks the filter. */
export function filterChanges(context: FixtureContext): MetricFigures<"filter-changes"> {
  return rankedFigures(context, {
    rows,
    tail: (index) => ({
      view: views[index % views.length] ?? null,
      filterKey: `key_${Math.floor(index / 6) + 1}`,
    }),
    first: "changes",
    measure: (count, _audience, keys) => ({
      changes: count,
      avgValueCount: count === 0 ? null : averageOf(keys),
    }),
    measureTotal: (all) => {
      const changes = all.reduce((sum, row) => sum + row.count, 0);
      const values = all.reduce((sum, row) => sum + row.count * averageOf(row.keys), 0);
      return { changes, avgValueCount: changes === 0 ? null : values / changes };
    },
  });
}

function averageOf(keys: FilterKey): number {
  const usual = valuesByKey.get(keys.filterKey ?? "") ?? 2;
  return Math.max(1, usual * (0.9 + hashShare(1, String(keys.view), String(keys.filterKey)) * 0.2));
}
