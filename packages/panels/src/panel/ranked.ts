import { isFigure } from "../format/number.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What did not fit under the limit, as far as it can be told. */
export interface Others {
  readonly count: number;
  /** Total minus the rows shown. Null when a figure is missing. */
  readonly value: number | null;
}

/**
 * The difference between an additive measure's total and the rows shown. Only for additive measures: distinct counts overlap, so their
 * difference means nothing.
 */
export function getOthers(
  total: number | null,
  values: readonly (number | null)[],
  totalRows: number,
): Others {
  const count = Math.max(0, totalRows - values.length);
  if (!isFigure(total) || !values.every(isFigure)) return { count, value: null };
  return { count, value: Math.max(0, total - values.reduce((sum, value) => sum + value, 0)) };
}

/** The comparison's row for each key, whatever its order; null without a comparison, and where not the whole of it is kept. */
export function indexRows<R>(
  comparison: { readonly rows: readonly R[] } | undefined,
  keyOf: (row: R) => string,
  { isComparable }: PanelTools,
): ReadonlyMap<string, R> | null {
  return comparison && isComparable ? new Map(comparison.rows.map((row) => [keyOf(row), row])) : null;
}

/** One string for several names, so that null, "" and names with separators stay apart. */
export function joinNames(...names: readonly (string | null)[]): string {
  return JSON.stringify(names);
}

/** How many rows are shown of how many. */
export function describeRows(shown: number, all: number, { messages, format }: PanelTools): string {
  return shown < all
    ? messages.topOf(format.count(shown), format.count(all))
    : messages.allOf(all, format.count(all));
}
