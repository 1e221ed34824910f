/** When a table lets rows go. `other` is a rule that cannot be read as a number of days. */
export type TableTtl =
  | { readonly kind: "none" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "other" };

/** Reads a table's TTL, as the engine writes it, as days after `occurred_at`. */
export function readTtl(ttl: string | null): TableTtl {
  if (ttl === null) return { kind: "none" };
  const days = /^(?:toDateTime\(occurred_at\)|occurred_at) \+ toIntervalDay\((\d+)\)(?: DELETE)?$/.exec(
    ttl,
  )?.[1];
  return days === undefined ? { kind: "other" } : { kind: "days", days: Number(days) };
}
