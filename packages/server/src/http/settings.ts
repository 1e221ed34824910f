import {
  defaultEventLimits,
  defaultLimits,
  type EventLimits,
  type Limits,
  type MetricAnswer,
} from "@firsthand/contract";
import type { ClickHouse, Reader } from "../clickhouse/port.ts";
import { completeIngest, type Ingest, type IngestOptions } from "../ingest/ingest.ts";
import type { answerMetric } from "../query/answer-metric.ts";
import type { LabelOrganisations } from "../query/context.ts";
import { ResultCache } from "../query/result-cache.ts";
import { SealWatch } from "../sealing/seal-watch.ts";
import { DEFAULT_HISTORY_DAYS } from "../sealing/tables.ts";
import { checkCount, unusable } from "./check-option.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { logFailure, type OnError, reportFailure } from "./failure-report.ts";
import { InFlight } from "./in-flight.ts";
import { toWireError } from "./responses.ts";
import { Scheduler } from "./scheduler.ts";
import type { ResolveScope } from "./scope.ts";
import { completeSmallGroups, type MinimumUsers, type SmallGroups } from "./small-groups.ts";

/** What a host decides about its telemetry endpoints. */
export interface TelemetryHandlerOptions {
  /** Where the events are. The handler reads only, unless it takes events. */
  readonly clickhouse: Pick<ClickHouse, "reader" | "table">;
  /** Whose events a request may see. Nothing is answered without it. */
  readonly resolveScope: ResolveScope;
  /** The path that everything is served below, without a `/` at its end; `""` for the root. @default "/api/telemetry" */
  readonly basePath?: string | undefined;
  /** Limits that differ from the documented ones. @default {@link defaultLimits} and {@link defaultEventLimits} */
  readonly limits?: Partial<Limits & EventLimits> | undefined;
  /**
   * Questions that run at the same time, over all scopes. One scope gets a further place only while it holds fewer than
   * are free, so the default lets a single one have its four.
   * @default 8
   */
  readonly concurrency?: number | undefined;
  /** Time that `resolveScope` may take, in milliseconds. @default 5000 */
  readonly scopeTimeoutMs?: number | undefined;
  /** Time that a request's body may take to arrive, in milliseconds. @default 10000 */
  readonly bodyTimeoutMs?: number | undefined;
  /** The clock, milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Days that the raw table keeps events; none that is older is read. @default 180 */
  readonly rawRetentionDays?: number | undefined;
  /**
   * Days that sums of sealed days are kept and answered from, also where the events are gone. As `sealDays` is told.
   * @default 762, which is 25 months
   */
  readonly historyDays?: number | undefined;
  /**
   * How many values are kept in memory of what sealed days were found to say, over all scopes; 0 keeps none. Whatever else a question
   * needs is read every time.
   * @default 1000000, some tens of megabytes
   */
  readonly cachedValues?: number | undefined;
  /** Takes events by `POST /events`, of the organisation whose session sends them. @default it takes none */
  readonly ingest?: IngestOptions | undefined;
  /** The host's names for organisations, shown to the operator. @default every organisation keeps its hash */
  readonly labelOrganisations?: LabelOrganisations | undefined;
  /**
   * Withholds figures that too few users stand behind; false withholds none. Read docs/small-groups.md for what answers are then.
   * @default `{ minimumUsers: 5 }`: the operator's answers, and not those for one organisation
   */
  readonly smallGroups?: SmallGroups | false | undefined;
  /** Whether `evidence=true` is answered with the statements behind a figure; false leaves them out. @default true */
  readonly evidence?: boolean | undefined;
  /** Takes failures to the host's log. @default one line of JSON on `console.error` */
  readonly onError?: OnError | undefined;
}

/** {@link TelemetryHandlerOptions} with every default in place, made once per handler. */
export interface HandlerSettings {
  readonly reader: Reader;
  readonly table: string;
  readonly resolveScope: ResolveScope;
  readonly answer: typeof answerMetric;
  readonly basePath: string;
  /** What is served. */
  readonly endpoints: readonly Endpoint[];
  readonly limits: Limits & EventLimits;
  readonly scheduler: Scheduler;
  /** Which days can be read from their seals. */
  readonly sealWatch: SealWatch;
  /** What sealed rows were found to say. */
  readonly resultCache: ResultCache;
  /** Time zones that the engine was found to list. */
  readonly knownTimeZones: Set<string>;
  /** Questions under way, by scope, metric and parameters. */
  readonly inFlight: InFlight<MetricAnswer>;
  readonly scopeTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly now: () => number;
  readonly rawRetentionDays: number;
  /** Null where no events are taken. */
  readonly ingest: Ingest | null;
  readonly labelOrganisations: LabelOrganisations | undefined;
  readonly minimumUsers: MinimumUsers;
  readonly evidence: boolean;
  readonly onError: OnError;
}

/**
 * Completes and checks a host's options.
 *
 * @throws TelemetryError `invalid_request` naming the option that is not usable.
 */
export function completeSettings(
  options: TelemetryHandlerOptions,
  answer: typeof answerMetric,
): HandlerSettings {
  // A host in plain JavaScript learns of a missing option when it starts, and not from every request.
  if (typeof options.clickhouse?.reader?.read !== "function") {
    throw unusable("clickhouse", "has to be what connectClickHouse or openEmbeddedClickHouse returns");
  }
  if (typeof options.resolveScope !== "function") {
    throw unusable("resolveScope", "has to be a function that says whose events a request may see");
  }
  const limits = completeLimits(options.limits ?? {});
  const now = options.now ?? Date.now;
  const rawRetentionDays = checkCount(options.rawRetentionDays ?? 180, "rawRetentionDays");
  const onError = options.onError ?? logFailure;
  const onFailure = (error: unknown) =>
    reportFailure(toWireError(error, crypto.randomUUID()), { endpoint: null, metric: null }, onError);
  return {
    reader: options.clickhouse.reader,
    table: options.clickhouse.table,
    resolveScope: options.resolveScope,
    answer,
    basePath: checkBasePath(options.basePath ?? "/api/telemetry"),
    endpoints: endpoints.filter(({ id }) => options.ingest !== undefined || id !== "events"),
    limits,
    scheduler: new Scheduler({
      concurrency: checkCount(options.concurrency ?? 8, "concurrency"),
      runningPerScope: limits.runningPerScope,
      queuedPerScope: limits.queuedPerScope,
      retryAfterSeconds: Math.ceil(limits.queryTimeoutMs / 1_000),
    }),
    sealWatch: new SealWatch({
      table: options.clickhouse.table,
      now,
      rawRetentionDays,
      historyDays: checkCount(options.historyDays ?? DEFAULT_HISTORY_DAYS, "historyDays"),
      onFailure,
    }),
    knownTimeZones: new Set(),
    resultCache: new ResultCache(
      options.cachedValues === 0 ? 0 : checkCount(options.cachedValues ?? 1_000_000, "cachedValues"),
    ),
    inFlight: new InFlight(),
    scopeTimeoutMs: checkCount(options.scopeTimeoutMs ?? 5_000, "scopeTimeoutMs"),
    bodyTimeoutMs: checkCount(options.bodyTimeoutMs ?? 10_000, "bodyTimeoutMs"),
    now,
    rawRetentionDays,
    ingest:
      options.ingest === undefined
        ? null
        : completeIngest(options.ingest, {
            clickhouse: options.clickhouse,
            rawRetentionDays,
            now,
            onFailure,
          }),
    labelOrganisations: options.labelOrganisations,
    minimumUsers: completeSmallGroups(options.smallGroups),
    evidence: options.evidence ?? true,
    onError,
  };
}

function completeLimits(chosen: Partial<Limits & EventLimits>): Limits & EventLimits {
  const limits: Record<string, number> = { ...defaultLimits, ...defaultEventLimits };
  for (const [name, value] of Object.entries(chosen)) {
    if (!Object.hasOwn(limits, name)) throw unusable(`limits.${name}`, "is not one of the limits");
    if (value !== undefined) limits[name] = checkCount(value, `limits.${name}`);
  }
  return limits as Limits & EventLimits;
}

function checkBasePath(basePath: string): string {
  if (/^(?:\/[A-Za-z0-9._~-]+)*$/.test(basePath)) return basePath;
  throw unusable("basePath", 'has to be a path such as "/api/telemetry", without a "/" at its end');
}
