import * as z from "zod/mini";
import { errorBodySchema } from "./errors.ts";
import { type Meta, metaSchema } from "./meta.ts";
import { type MetricData, type MetricId, metrics } from "./metrics/index.ts";
import type { MetricParams } from "./params.ts";

/** One question of a batch; `id` is the caller's and comes back with the answer. */
export interface Query<M extends MetricId = MetricId> {
  readonly id: string;
  readonly metric: M;
  readonly params: MetricParams;
}

/** The body of `POST /query`. Each query's params are judged by the metric's own schema, so that one bad query costs no other. */
export const queryBatchSchema = z.strictObject({
  queries: z
    .array(
      z.strictObject({
        id: z.string().check(z.minLength(1), z.maxLength(64)),
        metric: z.string(),
        params: z.unknown(),
      }),
    )
    .check(z.minLength(1)),
});

/** An answer: the figures, the same for the earlier range when one was asked for, and where they come from. */
export interface MetricAnswer<M extends MetricId = MetricId> {
  metric: M;
  data: MetricData<M>;
  comparison?: MetricData<M> | undefined;
  meta: Meta;
}

/** The schema of {@link MetricAnswer} for one metric. Tolerates fields that it does not know. */
export function metricAnswerSchema<M extends MetricId>(metric: M) {
  const { dataSchema } = metrics[metric];
  return z.object({
    metric: z.literal(metric),
    data: dataSchema,
    comparison: z.optional(dataSchema),
    meta: metaSchema,
  }) as unknown as z.ZodMiniType<MetricAnswer<M>>;
}

/** One line of the answer to a batch, in order of completion. */
export type QueryLine =
  | ({ id: string; ok: true } & MetricAnswer)
  | { id: string; ok: false; error: z.infer<typeof errorBodySchema> };

/** What every line of the answer to a batch has; the rest is judged by the metric's own schema. */
export const queryLineSchema = z.discriminatedUnion("ok", [
  z.looseObject({ id: z.string(), ok: z.literal(true) }),
  z.object({ id: z.string(), ok: z.literal(false), error: errorBodySchema }),
]);
