import { type MetricAnswer, type MetricId, metricAnswerSchema, TelemetryError } from "@firsthand/contract";
import * as z from "zod/mini";

const schemas = new Map<MetricId, z.ZodMiniType<MetricAnswer>>();

/**
 * The answer that a line holds, judged by the metric's own schema, or `contract_mismatch` with the first field at fault.
 * Fields that this version does not know are left out.
 */
export function parseAnswer(metric: MetricId, line: unknown): MetricAnswer | TelemetryError {
  const schema = schemas.get(metric) ?? metricAnswerSchema(metric);
  schemas.set(metric, schema);
  const parsed = schema.safeParse(line);
  return parsed.success ? parsed.data : createMismatch(metric, parsed.error);
}

/** The error for a line that is not of the described form. Names the field, never what it held. */
export function createMismatch(metric: MetricId, error: z.core.$ZodError): TelemetryError {
  const field = z.core.toDotPath(error.issues[0]?.path ?? []);
  return new TelemetryError(
    "contract_mismatch",
    `The answer to ${metric} is not of the described form at ${field}. The page and the server may be of different versions: reload the page.`,
    { details: { field } },
  );
}
