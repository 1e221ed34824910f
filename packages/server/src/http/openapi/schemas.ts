import {
  amountSchema,
  anyObjectSchema,
  booleanSchema,
  type ErrorCode,
  type EventLimits,
  errorCodes,
  errorResponseSchema,
  eventBatchSchema,
  healthSchema,
  type Limits,
  type MetricId,
  metricAnswerSchema,
  metricIds,
  metricParamsSchema,
  metrics,
  numberSchema,
  queryLineSchema,
  stringSchema,
  trueSchema,
} from "@firsthand/contract";
import * as z from "zod/mini";
import { ingestAnswerSchema } from "../post-events.ts";

/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A reference to one of {@link componentSchemas}. */
export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The name of a metric's schemas, such as `TopRoutes` of `top-routes`. */
export function pascalCase(metric: MetricId): string {
  return metric.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The parameters of a metric: the contract's schema with the limits that this handler checks. */
export function paramsSchemaOf(
  metric: MetricId,
  limits: Limits,
): JsonSchema & { properties: Record<string, JsonSchema> } {
  const { properties = {}, ...schema } = toJson(metricParamsSchema(metric));
  const { filters, limit } = properties as Record<string, JsonSchema>;
  return {
    ...schema,
    properties: {
      ...(properties as Record<string, JsonSchema>),
      limit: { ...limit, maximum: limits.rows, default: metrics[metric].defaultLimit },
      filters: { ...withMaxValues(filters ?? {}, limits), maxItems: limits.filters },
    },
  };
}

/** Every schema that has a name in the description. */
export function componentSchemas(limits: Limits & EventLimits): Record<string, JsonSchema> {
  const perMetric = metricIds.flatMap((metric): [string, JsonSchema][] => {
    const name = pascalCase(metric);
    const answer = toJson(metricAnswerSchema(metric));
    const [success] = lineSchemas();
    return [
      [`${name}Params`, paramsSchemaOf(metric, limits)],
      [`${name}Answer`, answer],
      [`${name}Query`, querySchema(metric)],
      [`${name}Line`, { allOf: [success, ref(`${name}Answer`)] }],
    ];
  });
  const [, failure] = lineSchemas();
  return {
    ...Object.fromEntries(perMetric),
    QueryBatch: {
      type: "object",
      required: ["queries"],
      additionalProperties: false,
      properties: {
        queries: {
          type: "array",
          minItems: 1,
          maxItems: limits.queriesPerBatch,
          items: { oneOf: metricIds.map((metric) => ref(`${pascalCase(metric)}Query`)) },
        },
      },
    },
    EventBatch: eventBatch(limits),
    IngestAnswer: toJson(ingestAnswerSchema),
    FailedLine: failure,
    QueryLine: { anyOf: [...metricIds.map((metric) => ref(`${pascalCase(metric)}Line`)), ref("FailedLine")] },
    Health: toJson(healthSchema),
    Error: errorSchema(),
  };
}

function querySchema(metric: MetricId): JsonSchema {
  return {
    type: "object",
    required: ["id", "metric", "params"],
    additionalProperties: false,
    properties: {
      id: {
        type: "string",
        minLength: 1,
        maxLength: 64,
        description: "The caller's own; comes back with the answer.",
      },
      metric: { const: metric },
      params: ref(`${pascalCase(metric)}Params`),
    },
  };
}

function eventBatch({ eventsPerBatch }: EventLimits): JsonSchema {
  const { properties, ...schema } = toJson(eventBatchSchema);
  const { events, ...others } = properties as Record<string, JsonSchema>;
  return { ...schema, properties: { ...others, events: { ...events, maxItems: eventsPerBatch } } };
}

/** The two forms of a line, as the contract has them: success first. */
function lineSchemas(): [JsonSchema, JsonSchema] {
  const [success, failure] = queryLineSchema.def.options;
  return [toJson(success), toJson(failure)];
}

function errorSchema(): JsonSchema {
  const codes = (Object.keys(errorCodes) as ErrorCode[]).filter(
    (code) => errorCodes[code].httpStatus !== null,
  );
  return {
    ...toJson(errorResponseSchema),
    description: `Codes today: ${codes.join(", ")}. Treat the list as open.`,
  };
}

function withMaxValues(filters: JsonSchema, { filterValues }: Limits): JsonSchema {
  const { items } = filters as { items: { properties: Record<string, JsonSchema> } };
  const { properties } = items;
  return {
    ...filters,
    items: {
      ...items,
      properties: { ...properties, values: { ...properties.values, maxItems: filterValues } },
    },
  };
}

/** What functions judge, which zod cannot describe. */
const judgedByFunctions = new Map<z.core.$ZodType, JsonSchema>([
  [amountSchema, { type: "number", minimum: 0, maximum: Number.MAX_SAFE_INTEGER }],
  [anyObjectSchema, { type: "object", additionalProperties: {} }],
  [booleanSchema, { type: "boolean" }],
  [numberSchema, { type: "number" }],
  [stringSchema, { type: "string" }],
  [trueSchema, { type: "boolean", const: true }],
]);

// "input" leaves objects open where the contract tolerates fields that it does not know.
function toJson(schema: z.core.$ZodType): Record<string, unknown> {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const known = judgedByFunctions.get(zodSchema);
      if (known === undefined && zodSchema._zod.def.type === "custom")
        throw new Error("A schema that a function judges is not described: add it to judgedByFunctions.");
      Object.assign(jsonSchema, known);
    },
  });
  return json;
}
