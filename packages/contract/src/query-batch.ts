import * as z from "zod/mini";
import { errorBodySchema } from "./errors.ts";
import type { MetricAnswer } from "./query.ts";

// Apart from the answers, because a page never needs these two schemas and a bundler leaves out whole files only.

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

/** One line of the answer to a batch, in order of completion. */
export type QueryLine =
  | ({ id: string; ok: true } & MetricAnswer)
  | { id: string; ok: false; error: z.infer<typeof errorBodySchema> };

/** What every line of the answer to a batch has; the rest is judged by the metric's own schema. */
export const queryLineSchema = z.discriminatedUnion("ok", [
  z.looseObject({ id: z.string(), ok: z.literal(true) }),
  z.object({ id: z.string(), ok: z.literal(false), error: errorBodySchema }),
]);
