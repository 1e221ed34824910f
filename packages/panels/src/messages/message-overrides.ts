import type { MetricId } from "@firsthand/contract";
import type { metricWords } from "../metrics/index.ts";
import type { AnyOverrides } from "./messages.ts";

/** Words that replace the English ones; what is left out stays English. */
export type MessageOverrides = Omit<AnyOverrides, "metrics"> & {
  /** The words of single metrics; their names are those of `englishMessages.metrics`. */
  readonly metrics?: { readonly [M in MetricId]?: Partial<(typeof metricWords)[M]> };
};
