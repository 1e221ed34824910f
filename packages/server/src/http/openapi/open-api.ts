import { commonDimensions, type MetricId, metricIds, metrics, metricTexts } from "@firsthand/contract";
import type { Call } from "../call.ts";
import type { Endpoint } from "../endpoints.ts";
import { queryStringFields, requireNoQueryString } from "../parse-query-string.ts";
import { jsonResponse } from "../responses.ts";
import type { HandlerSettings } from "../settings.ts";
import { type EndpointError, errorResponses } from "./error-responses.ts";
import { componentSchemas, type JsonSchema, paramsSchemaOf, pascalCase, ref } from "./schemas.ts";

/** `GET /openapi.json`: the description of this handler, with its own limits. Holds no data and needs no scope. */
export function createOpenApi(settings: HandlerSettings): (call: Call) => Promise<Response> {
  let description: unknown;
  return async ({ requestId, search }) => {
    requireNoQueryString(search, settings.limits.queryBodyBytes);
    description ??= describeSurface(settings);
    return jsonResponse(description, requestId);
  };
}

/** The OpenAPI 3.1 description of every endpoint, made from the contract. */
function describeSurface(settings: HandlerSettings) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of settings.endpoints)
    Object.assign(paths, operations[endpoint.id](endpoint, settings));
  return {
    openapi: "3.1.0",
    info: {
      title: "Firsthand telemetry",
      version: "1",
      description:
        "Product telemetry of the signed-in viewer's scope. The server decides the scope; no field names one.",
    },
    servers: [{ url: settings.basePath === "" ? "/" : settings.basePath }],
    paths,
    components: { schemas: componentSchemas(settings.limits) },
  };
}

type Describe = (endpoint: Endpoint, settings: HandlerSettings) => Record<string, Record<string, unknown>>;

const scopeErrors = ["unauthenticated", "forbidden", "scope_invalid", "internal", "query_timeout"] as const;
const bodyErrors = [
  ...scopeErrors,
  "invalid_request",
  "limit_exceeded",
  "request_timeout",
  "payload_too_large",
  "unsupported_media_type",
] as const satisfies readonly EndpointError[];
const answerErrors = [
  ...scopeErrors,
  "invalid_request",
  "payload_too_large",
  "limit_exceeded",
  "invalid_time_range",
  "invalid_time_zone",
  "invalid_filter",
  "unknown_metric",
  "too_much_data",
  "too_many_requests",
  "store_unavailable",
] as const satisfies readonly EndpointError[];

const operations = {
  metric: (_, settings) =>
    Object.fromEntries(
      metricIds.map((metric) => [`/metrics/${metric}`, { get: metricOperation(metric, settings) }]),
    ),
  query: (endpoint) => ({
    [endpoint.path]: {
      post: {
        operationId: "query",
        summary: "Answers several questions, each in a line of its own as soon as it is ready.",
        requestBody: { required: true, content: { "application/json": { schema: ref("QueryBatch") } } },
        responses: {
          200: {
            description:
              "One JSON object a line, in order of completion. A question that fails has a line with its error.",
            content: { "application/x-ndjson": { schema: ref("QueryLine") } },
          },
          ...errorResponses(bodyErrors),
        },
      },
    },
  }),
  events: (endpoint) => ({
    [endpoint.path]: {
      post: {
        operationId: "sendEvents",
        summary:
          "Takes events of the signed-in viewer's organisation. What it accepts is stored when it answers.",
        requestBody: { required: true, content: { "application/json": { schema: ref("EventBatch") } } },
        responses: {
          202: {
            description: "Each event was judged alone; what was accepted is stored.",
            content: { "application/json": { schema: ref("IngestAnswer") } },
          },
          ...errorResponses([...bodyErrors, "too_many_requests", "store_unavailable"]),
        },
      },
    },
  }),
  health: (endpoint) => ({
    [endpoint.path]: {
      get: {
        operationId: "health",
        summary: "Whether ClickHouse answers; to the operator also how fresh the data is.",
        responses: {
          200: { description: "It does.", content: { "application/json": { schema: ref("Health") } } },
          ...errorResponses([
            "invalid_request",
            "scope_invalid",
            "internal",
            "query_timeout",
            "too_many_requests",
          ]),
          503: { description: "It does not.", content: { "application/json": { schema: ref("Health") } } },
        },
      },
    },
  }),
  openapi: (endpoint) => ({
    [endpoint.path]: {
      get: {
        operationId: "openapi",
        summary: "This description.",
        responses: {
          200: {
            description: "OpenAPI 3.1.",
            content: { "application/json": { schema: { type: "object" } } },
          },
          ...errorResponses(["invalid_request"]),
        },
      },
    },
  }),
} satisfies Record<Endpoint["id"], Describe>;

function metricOperation(metric: MetricId, { limits }: HandlerSettings) {
  const { title, question } = metricTexts[metric];
  const { scopes, definitionId, filterDimensions } = metrics[metric];
  const { properties } = paramsSchemaOf(metric, limits);
  const audience = scopes.includes("org") ? "Any scope may ask." : "Platform scope only.";
  return {
    operationId: `get${pascalCase(metric)}`,
    summary: question,
    description: `${title}, definition ${definitionId}. ${audience} Can be filtered by ${filterDimensions.join(", ")}; ${commonDimensions.join(" and ")} filter every metric.`,
    parameters: queryStringFields.map((name) => describeParameter(name, properties[name] ?? {})),
    responses: {
      200: {
        description: "The answer.",
        content: { "application/json": { schema: ref(`${pascalCase(metric)}Answer`) } },
      },
      ...errorResponses(answerErrors),
    },
  };
}

/** Filters travel as JSON inside the query string, everything else as it is. */
function describeParameter(name: string, schema: JsonSchema) {
  const parameter = { name, in: "query", required: false };
  return name === "filters"
    ? { ...parameter, content: { "application/json": { schema } } }
    : { ...parameter, schema };
}
