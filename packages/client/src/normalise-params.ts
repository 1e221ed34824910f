import type { Filter, MetricParams } from "@firsthand/contract";

const protocolDefaults: Readonly<Record<string, unknown>> = {
  granularity: "auto",
  compare: "none",
  trend: false,
  evidence: false,
} satisfies MetricParams;

/**
 * The same question in one spelling, so that it has one query key: fields in alphabetical order, without those that are
 * undefined, an empty list of filters, or what the protocol means anyway (`granularity: "auto"`, `compare: "none"`,
 * `trend: false`, `evidence: false`); filters and their values sorted and without repeats.
 *
 * `limit` and `timeZone` stay even where they equal a default, because a host's server may have another default. Fields
 * that are not params stay too: the server names them in its error, and a filter with a slip in its name is never dropped
 * in silence.
 */
export function normaliseParams(params: MetricParams): MetricParams {
  const given = { ...params, filters: normaliseFilters(params.filters) };
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => value !== undefined && value !== protocolDefaults[name])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function normaliseFilters(filters: readonly Filter[] | undefined): readonly Filter[] | undefined {
  if (filters === undefined || filters.length === 0) return undefined;
  const sorted = filters.map(({ dimension, operator, values }) => ({
    dimension,
    operator,
    values: sortedUnique(values, (value) => JSON.stringify(value)),
  }));
  return sortedUnique(sorted, (filter) => JSON.stringify(filter));
}

/** Sorted by code units of `text(item)`, so that the order is the same in every locale. */
function sortedUnique<T>(items: readonly T[], text: (item: T) => string): T[] {
  const byText = new Map(items.map((item) => [text(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
