import { type Meta, type MetricId, metrics } from "@firsthand/contract";
import type { FixtureContext } from "./fixture-context.ts";

/** What `evidence=true` adds: a statement of the form that the server runs, with its parameters and the scope left out. */
export function evidenceOf(
  metric: MetricId,
  context: FixtureContext,
  read: { rowsRead: number; bytesRead: number; durationMs: number },
): NonNullable<Meta["evidence"]> {
  const { dimensions, events, measures } = metrics[metric];
  const columns = [...dimensions, ...measures.map((measure) => `${measure.id}(…) AS ${measure.id}`)];
  const conditions = [
    ...(context.scopeKind === "org" ? ["org_id_hash = {scope: String}"] : []),
    ...(events === null ? [] : ["name IN {names: Array(String)}"]),
    "occurred_at >= {start: DateTime64(3)}",
    "occurred_at < {end: DateTime64(3)}",
  ];
  const lines = [
    `SELECT ${columns.join(", ")}`,
    "FROM product_telemetry_events FINAL",
    `WHERE ${conditions.join("\n  AND ")}`,
    ...(dimensions.length === 0 ? [] : [`GROUP BY ${dimensions.join(", ")}`]),
  ];
  return {
    statements: [
      {
        sql: lines.join("\n"),
        parameters: {
          ...(context.scopeKind === "org" ? { scope: "<scope>" } : {}),
          ...(events === null ? {} : { names: [...events] }),
          start: new Date(context.current.start).toISOString(),
          end: new Date(context.current.end).toISOString(),
        },
        ...read,
      },
    ],
  };
}
