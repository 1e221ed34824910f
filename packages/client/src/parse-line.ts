import {
  fromErrorBody,
  type MetricAnswer,
  type MetricId,
  metricAnswerSchema,
  queryLineSchema,
  TelemetryError,
} from "@firsthand/contract";
import * as z from "zod/mini";

const answerSchemas = new Map<MetricId, z.ZodMiniType<MetricAnswer>>();

/**
 * What a line says to a question about `metric`: the answer, judged by the metric's own schema and without fields that
 * this version does not know, or why there is none. `contract_mismatch` names the first field at fault, never what it held.
 */
export function parseLine(metric: MetricId, line: unknown): MetricAnswer | TelemetryError {
  const parsed = queryLineSchema.safeParse(line);
  if (!parsed.success) return createMismatch(metric, parsed.error);
  // A line has no status of its own: a code that this version does not know becomes `internal`.
  if (!parsed.data.ok) return fromErrorBody(parsed.data.error, 500);
  const schema = answerSchemas.get(metric) ?? metricAnswerSchema(metric);
  answerSchemas.set(metric, schema);
  const answer = schema.safeParse(line);
  return answer.success ? answer.data : createMismatch(metric, answer.error);
}

function createMismatch(metric: MetricId, error: z.core.$ZodError): TelemetryError {
  const field = z.core.toDotPath(error.issues[0]?.path ?? []);
  return new TelemetryError(
    "contract_mismatch",
    `The answer to ${metric} is not of the described form at ${field}. The page and the server may be of different versions: reload the page.`,
    { details: { field } },
  );
}
