import {
  isMetricId,
  type MetricAnswer,
  type MetricId,
  type MetricParams,
  metricIds,
  TelemetryError,
} from "@firsthand/contract";
import { ask } from "./ask.ts";
import { createGatherer } from "./gather.ts";
import { normaliseParams } from "./normalise-params.ts";
import type { Question } from "./question.ts";

/** Options of {@link createTelemetryClient}. */
export interface TelemetryClientOptions {
  /**
   * The host's name for whose numbers these are, such as organisation and session: `acme:session-7`. It separates cached
   * answers, stands in query keys and so in devtools and persisted caches: never a token. Whenever the host's session
   * changes what it may see, create a client with another key.
   */
  readonly scopeKey: string;
  /** Where the host serves telemetry: a path of the page's origin or a URL. @default "/api/telemetry" */
  readonly baseUrl?: string | undefined;
  /** The host's own fetch; credentials, CSRF tokens and renewal of a session are its business. @default the global one */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Headers to add, asked for once a request. `content-type` and `accept` are the client's. @default none */
  readonly headers?: (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Milliseconds for which questions are gathered into one request; 0 is the rest of the tick. @default 0 */
  readonly batchWindowMs?: number | undefined;
  /** Milliseconds without any sign of the server after which a request fails as `network`. @default 30,000 */
  readonly idleTimeoutMs?: number | undefined;
  /** Longest answer to one question that is read, in UTF-16 units. @default 33,554,432 */
  readonly maxAnswerLength?: number | undefined;
}

/** Options of {@link TelemetryClient.query}. */
export interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
  readonly batchWindowMs?: number | undefined;
}

/** Asks the host's API for metrics. Holds no answers: a cache, such as TanStack Query's, is the caller's. */
export interface TelemetryClient {
  /** Where it asks: a path of the page's origin or a URL, without a slash at its end. */
  readonly baseUrl: string;
  /** {@inheritDoc TelemetryClientOptions.scopeKey} */
  readonly scopeKey: string;
  /**
   * The answer to one question. All questions of one tick travel in one request, and each promise settles as soon as
   * its own answer has arrived; the same question twice in a tick is asked once.
   *
   * When `signal` aborts, the promise rejects with its reason, never with a TelemetryError; a request that nobody waits
   * for any more is aborted or never sent.
   *
   * `batchWindowMs` is for how long this question may wait for others, where that is longer than the client's own.
   *
   * @throws TelemetryError with any code of `errorCodes`; `network` when no answer arrived, `contract_mismatch` when it is
   * not of the described form (`details.field` says where).
   */
  query<M extends MetricId>(
    metric: M,
    params?: MetricParams,
    options?: QueryOptions,
  ): Promise<MetricAnswer<M>>;
  /**
   * Asks another endpoint below `baseUrl`, with the host's own fetch and headers: `request("/health")`. Those of `init` come first. Judges
   * nothing, waits as long as the host's fetch does, and rejects with whatever that, `headers` or the signal throws.
   */
  request(path: `/${string}`, init?: RequestInit): Promise<Response>;
}

/**
 * Creates a {@link TelemetryClient}.
 *
 * @throws TelemetryError `invalid_request` when `scopeKey` is empty.
 */
export function createTelemetryClient(options: TelemetryClientOptions): TelemetryClient {
  const { scopeKey } = options;
  const baseUrl = (options.baseUrl ?? "/api/telemetry").replace(/\/$/, "");
  if (typeof scopeKey !== "string" || scopeKey === "") {
    throw new TelemetryError("invalid_request", "createTelemetryClient needs a scopeKey.", {
      details: { field: "scopeKey" },
    });
  }
  const request: TelemetryClient["request"] = async (path, init) => {
    const headers = new Headers(await options.headers?.());
    for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
    init?.signal?.throwIfAborted();
    // Looked up for each request, so that instrumentation installed later is heard. Never called as a method, which the browser's refuses.
    const { fetch = globalThis.fetch } = options;
    // A plain object, because hosts spread it into headers of their own, and Headers would be spread into nothing.
    return fetch(baseUrl + path, { ...init, headers: Object.fromEntries(headers) });
  };
  const connection = {
    request,
    idleTimeoutMs: options.idleTimeoutMs ?? 30_000,
    maxAnswerLength: options.maxAnswerLength ?? 32 * 1024 * 1024,
  } satisfies Parameters<typeof ask>[1];
  const gather = createGatherer(options.batchWindowMs, (questions) => void ask(questions, connection));

  return {
    scopeKey,
    baseUrl,
    request,
    async query<M extends MetricId>(
      metric: M,
      params: MetricParams = {},
      { signal, batchWindowMs }: QueryOptions = {},
    ) {
      signal?.throwIfAborted();
      if (!isMetricId(metric)) {
        throw new TelemetryError("unknown_metric", "No metric has this id.", {
          details: { allowed: metricIds },
        });
      }
      let question: Question;
      try {
        question = gather(metric, normaliseParams(params), batchWindowMs);
      } catch (cause) {
        throw new TelemetryError(
          "invalid_request",
          "The params of this question cannot be written as JSON.",
          {
            details: { field: "params" },
            cause,
          },
        );
      }
      const answer = await question.wait(signal);
      // The answer was judged by the schema of this metric, which its type does not say.
      return answer as MetricAnswer<M>;
    },
  };
}
