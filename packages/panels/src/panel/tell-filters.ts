import type { Filter } from "@firsthand/contract";

/** Filters by the names that the API knows; empty without any. */
export function tellFilters(filters: readonly Filter[] = []): string {
  return filters
    .map(({ dimension, operator, values }) => `${dimension} ${operator} ${JSON.stringify(values)}`)
    .join("; ");
}
