import type { MetricAnswer, MetricId } from "@firsthand/contract";

/** How many values are offered at once; a reader types on to find others. */
const OFFERED = 100;

/** The values of a dimension in the rows of some answers, without repeats, in their order. */
export function suggestValues(
  answers: readonly MetricAnswer<MetricId>[],
  dimension: string,
): readonly string[] {
  const rows = answers.flatMap(({ data }) => ("rows" in data ? (data.rows as readonly object[]) : []));
  const values = rows.map((row) => (row as Readonly<Record<string, unknown>>)[dimension]);
  const texts = values.filter((value) => typeof value === "string" && value !== "") as string[];
  return [...new Set(texts)].slice(0, OFFERED);
}
