/** What can be asked, and what an answer depends on beside the question and the deliveries. */
import type { Comparison } from "./comparison.ts";
import type { Filter } from "./filter.ts";
import type { Granularity } from "./granules.ts";
import type { MetricName } from "./metric-name.ts";

export type Scope = { readonly kind: "org"; readonly orgIdHash: string } | { readonly kind: "platform" };

export interface Question {
  readonly metric: MetricName;
  readonly scope: Scope;
  readonly start?: string;
  readonly end?: string;
  readonly timeZone: string;
  readonly granularity?: Granularity | "auto";
  readonly compare?: Comparison;
  readonly limit?: number;
  readonly filters?: readonly Filter[];
  readonly trend?: boolean;
}

/** What an answer depends on beside question and deliveries. */
export interface Circumstances {
  /** The server's clock, milliseconds since the epoch. */
  readonly now: number;
  readonly rawRetentionDays: number;
  /** From when on something is known, milliseconds since the epoch, where more is than raw retention keeps. */
  readonly knownSince?: number;
  /** A stretch after that of which nothing is known all the same. */
  readonly forgotten?: { readonly start: number; readonly end: number };
  /** The host's names for organisations, by hash. */
  readonly labels: Readonly<Record<string, string>>;
}
