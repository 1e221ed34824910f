/** When a table lets rows go. `other` is a rule that cannot be read as a number of days. */
export type TableTtl =
  | { readonly kind: "none" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "other" };

/** Reads a table's TTL, as the engine writes it, as days after a column of times. */
export function readTtl(ttl: string | null, column = "occurred_at"): TableTtl {
  if (ttl === null) return { kind: "none" };
  const asDateTime = new RegExp(`^toDateTime\\(${column}\\) `);
  const days = /^(\w+) \+ toIntervalDay\((\d+)\)(?: DELETE)?$/
    .exec(ttl.replace(asDateTime, `${column} `))
    ?.slice(1);
  return days?.[0] === column ? { kind: "days", days: Number(days[1]) } : { kind: "other" };
}
