import {
  errorResponseSchema,
  fromErrorBody,
  type MetricAnswer,
  type MetricId,
  metricAnswerSchema,
  TelemetryError,
} from "@firsthand/contract";
import type * as z from "zod/mini";

const answerSchemas = new Map<MetricId, z.ZodMiniType<MetricAnswer>>();

interface Line {
  readonly id: string;
  readonly ok?: unknown;
}

/** Whether a value has what makes it a line: the id of a question. */
export function isLine(value: unknown): value is Line {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

/**
 * An answer that did not come through a client, such as a host's own loader or a file, judged as a client judges its own. Fields that
 * this version does not know are left out.
 *
 * @throws TelemetryError `contract_mismatch` when it is not of the described form; `details.field` says where.
 */
export function parseAnswer<M extends MetricId>(metric: M, value: unknown): MetricAnswer<M> {
  const answer = readAnswer(metric, value);
  if (answer instanceof TelemetryError) throw answer;
  // Judged by the schema of this metric, which its type does not say.
  return answer as MetricAnswer<M>;
}

/**
 * What a line says to a question about `metric`: the answer, judged by the metric's own schema and without fields that
 * this version does not know, or why there is none. `contract_mismatch` names the first field at fault, never what it held.
 */
export function parseLine(metric: MetricId, line: Line): MetricAnswer | TelemetryError {
  if (line.ok === true) return readAnswer(metric, line);
  const failure = errorResponseSchema.safeParse(line);
  if (!failure.success) return createMismatch(metric, failure.error);
  // A line has no status of its own: a code that this version does not know becomes `internal`.
  return fromErrorBody(failure.data.error, 500);
}

function readAnswer(metric: MetricId, value: unknown): MetricAnswer | TelemetryError {
  const schema = answerSchemas.get(metric) ?? metricAnswerSchema(metric);
  answerSchemas.set(metric, schema);
  const answer = schema.safeParse(value);
  return answer.success ? answer.data : createMismatch(metric, answer.error);
}

/** That the answer to a question, or of an endpoint, is not what it should be; names the first field at fault. */
export function createMismatch(asked: MetricId | `/${string}`, { issues }: z.core.$ZodError): TelemetryError {
  const field = formatPath(issues[0]?.path ?? []);
  return new TelemetryError(
    "contract_mismatch",
    `The answer to ${asked} is not of the described form at ${field}. Reload the page: the server may be of another version.`,
    { details: { field } },
  );
}

/** `data.rows[0].events`. zod has the same as `z.core.toDotPath`, whose use drags 70 KiB of zod into a bundle. */
function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}
