import { isMetricId, type Scope } from "@firsthand/contract";
import { settleIngest } from "../ingest/ingest.ts";
import { answerMetric } from "../query/answer-metric.ts";
import type { Call } from "./call.ts";
import { type Endpoint, findRoute, type Route } from "./endpoints.ts";
import { reportFailure } from "./failure-report.ts";
import { getMetric } from "./get-metric.ts";
import { createHealth } from "./health.ts";
import { createOpenApi } from "./openapi/open-api.ts";
import { postEvents } from "./post-events.ts";
import { postQuery } from "./post-query.ts";
import { errorResponse, goneResponse, toWireError } from "./responses.ts";
import { resolveRequestScope } from "./scope.ts";
import { completeSettings, type HandlerSettings, type TelemetryHandlerOptions } from "./settings.ts";

/** Answers a request of the telemetry endpoints. Never rejects: every failure is a response. */
export type TelemetryHandler = (request: Request) => Promise<Response>;

/** A {@link TelemetryHandler} as {@link createTelemetryHandler} makes it. */
export interface ClosableTelemetryHandler extends TelemetryHandler {
  /**
   * Resolves when the events that it has read are stored, and what it counted of them is written: to be waited for between the host's server,
   * which has stopped taking requests then, and ClickHouse's `close()`. Never rejects, and takes as long as the store does; without it the
   * counts of the last second are lost. Where no events are taken there is nothing to wait for.
   */
  close(): Promise<void>;
}

/**
 * Makes the handler that a host mounts in its own API, behind its own session. It serves `GET /metrics/{metric}`,
 * `POST /query`, `POST /events` where the host switches it on, `GET /openapi.json` and `GET /health` below `basePath`; every other path is a 404.
 *
 * No figure is read before `resolveScope` has named a valid scope for the request, and nothing in a request can name one.
 *
 * @example
 * ```ts
 * const handler = createTelemetryHandler({
 *   clickhouse: connectClickHouse({ url: "http://clickhouse:8123" }),
 *   resolveScope: async (request) => {
 *     const session = await readSession(request);
 *     return session === null ? null : { kind: "org", orgIdHash: sha256Hex(session.orgId) };
 *   },
 * });
 * ```
 *
 * @throws TelemetryError `invalid_request` naming the option that is not usable.
 */
export function createTelemetryHandler(options: TelemetryHandlerOptions): ClosableTelemetryHandler {
  return serveWith(completeSettings(options, answerMetric));
}

/** {@link createTelemetryHandler} with its settings complete, so that another source of answers can stand in. */
export function serveWith(settings: HandlerSettings): ClosableTelemetryHandler {
  const { ingest } = settings;
  ingest?.line.prepare().catch((thrown) => {
    // Tried again with the first batch.
    reportFailure(toWireError(thrown, crypto.randomUUID()), describeRoute(null), settings.onError);
  });
  const open = { health: createHealth(settings), openapi: createOpenApi(settings) } satisfies OpenEndpoints;
  const handle: TelemetryHandler = async (request) => {
    const requestId = crypto.randomUUID();
    let route: Route | null = null;
    try {
      const { pathname, search } = new URL(request.url);
      route = findRoute(request.method, pathname, settings);
      return await serve(
        route.endpoint,
        { request, requestId, search, metric: route.metric, settings },
        open,
      );
    } catch (thrown) {
      if (request.signal.aborted) return goneResponse();
      const error = toWireError(thrown, requestId);
      reportFailure(error, describeRoute(route), settings.onError);
      return errorResponse(error, requestId);
    }
  };
  return Object.assign(handle, {
    close: async () => {
      if (ingest !== null) await settleIngest(ingest);
    },
  });
}

type EndpointOf<S extends Endpoint["scope"]> = Extract<Endpoint, { scope: S }>["id"];
type OpenEndpoints = Record<EndpointOf<"none" | "optional">, (call: Call) => Promise<Response>>;

/** The endpoints that answer nothing without a scope: they cannot be written without one. */
const scoped = { metric: getMetric, query: postQuery, events: postEvents } satisfies Record<
  EndpointOf<"required">,
  (call: Call, scope: Scope) => Promise<Response>
>;

async function serve(endpoint: Endpoint, call: Call, open: OpenEndpoints): Promise<Response> {
  if (endpoint.scope !== "required") return open[endpoint.id](call);
  const { resolveScope, scopeTimeoutMs } = call.settings;
  return scoped[endpoint.id](call, await resolveRequestScope(call.request, resolveScope, scopeTimeoutMs));
}

function describeRoute(route: Route | null) {
  return {
    endpoint: route === null ? null : `${route.endpoint.method} ${route.endpoint.path}`,
    metric: route !== null && isMetricId(route.metric) ? route.metric : null,
  };
}
