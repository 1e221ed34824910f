/**
 * Which events are counted when filters are set: those that pass all of them.
 *
 * `in` keeps the events whose value is listed. `not-in` drops the events whose value is listed. An event without the
 * attribute has the value null, which is a value like any other: `in` keeps it only where null is listed, `not-in`
 * keeps it unless null is listed. The route and the source are columns of the event, everything else is a text of the payload.
 */
import type { OracleEvent } from "./count-once.ts";
import { textOf } from "./payload.ts";

export interface Filter {
  readonly dimension: string;
  readonly operator: "in" | "not-in";
  readonly values: readonly (string | null)[];
}

function dimensionOf(event: OracleEvent, dimension: string): string | null {
  if (dimension === "routePattern") return event.routePattern;
  if (dimension === "source") return event.source;
  return textOf(event.payload, dimension);
}

export function passes(event: OracleEvent, filters: readonly Filter[]): boolean {
  return filters.every(({ dimension, operator, values }) => {
    const isListed = values.includes(dimensionOf(event, dimension));
    return operator === "in" ? isListed : !isListed;
  });
}
