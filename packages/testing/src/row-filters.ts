import type { Filter } from "@firsthand/contract";
import { hashShare } from "./random.ts";

type Keys = Readonly<Record<string, string | null>>;

/** Whether a row passes every filter over its own dimensions. */
export function matchesFilters(keys: Keys, filters: readonly Filter[]): boolean {
  return filters.every((filter) => {
    const value = keys[filter.dimension];
    if (value === undefined) return true;
    return filter.values.includes(value) === (filter.operator === "in");
  });
}

/** The share of a row's events that filters over other dimensions leave, believable and always the same. */
export function filterShare(keys: Keys, filters: readonly Filter[]): number {
  return filters.reduce((share, { dimension, operator, values }) => {
    if (Object.hasOwn(keys, dimension)) return share;
    const listed = values.reduce((sum, value) => sum + 0.08 + hashShare(1, dimension, value ?? "") * 0.2, 0);
    return share * (operator === "in" ? Math.min(1, listed) : Math.max(0, 1 - listed));
  }, 1);
}
