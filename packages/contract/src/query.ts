import * as z from "zod/mini";
import { type Meta, metaSchema } from "./meta.ts";
import { type MetricData, type MetricId, metrics } from "./metrics/index.ts";
import type { MetricParams } from "./params.ts";

/** One question of a batch; `id` is the caller's and comes back with the answer. */
export interface Query<M extends MetricId = MetricId> {
  readonly id: string;
  readonly metric: M;
  readonly params: MetricParams;
}

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
    metric: z.enum([metric]),
    data: dataSchema,
    comparison: z.optional(dataSchema),
    meta: metaSchema,
  }) as unknown as z.ZodMiniType<MetricAnswer<M>>;
}
