/** A payload as the producers write it into its column: keys sorted and no spaces. */
export function toPayloadJson(payload: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  );
}
