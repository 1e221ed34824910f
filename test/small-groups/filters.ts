/** Which cells a question chooses: `in` those whose value is listed, `not-in` the others; null is a value like any other. */
export interface Filter {
  readonly dimension: string;
  readonly operator: "in" | "not-in";
  readonly values: readonly (string | null)[];
}

export function passesValues(
  values: Readonly<Record<string, string | null>>,
  filters: readonly Filter[],
): boolean {
  return filters.every(
    ({ dimension, operator, values: listed }) =>
      listed.includes(values[dimension] ?? null) === (operator === "in"),
  );
}
