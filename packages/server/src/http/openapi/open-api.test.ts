import { metricIds, metrics, metricTexts } from "@firsthand/contract";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { endpoints } from "../endpoints.ts";
import { get, handlerWith, idleWriter } from "../test/handler-with.ts";

interface Description {
  readonly [field: string]: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

async function describedBy(options: Parameters<typeof handlerWith>[0] = {}): Promise<Description> {
  const response = await handlerWith(options)(get("/openapi.json"));
  expect(response.status).toBe(200);
  return (await response.json()) as Description;
}

const pascalCase = (metric: string) => metric.replaceAll(/(^|-)./g, (text) => text.slice(-1).toUpperCase());

describe("GET /openapi.json", () => {
  it("is a valid OpenAPI 3.1 document whose references all lead somewhere", async () => {
    const validator = new Validator();
    const result = await validator.validate(await describedBy());
    expect(result.errors).toBeUndefined();
    expect([result.valid, validator.version]).toEqual([true, "3.1"]);
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it.each([true, false])(
    "describes every endpoint and metric, and nothing else (takes events: %s)",
    async (takes) => {
      const { paths, servers } = await describedBy(takes ? { ingest: { writer: idleWriter } } : {});
      const served = endpoints.filter(({ id }) => takes || id !== "events");
      const expected = served.flatMap(({ path, method }) =>
        path.includes("{metric}")
          ? metricIds.map((metric) => `${method} /metrics/${metric}`)
          : [`${method} ${path}`],
      );
      const described = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(described).toEqual(expected);
      expect(servers).toEqual([{ url: "/api/telemetry" }]);
    },
  );

  it.each(metricIds)("describes the parameters, the answer and the failures of %s", async (metric) => {
    const { paths, components } = await describedBy();
    const name = pascalCase(metric);
    const filter = {
      additionalProperties: false,
      properties: { dimension: { enum: metrics[metric].filterDimensions }, values: { maxItems: 100 } },
    };
    expect(paths[`/metrics/${metric}`]?.get).toMatchObject({
      summary: metricTexts[metric].question,
      parameters: expect.arrayContaining([
        expect.objectContaining({
          name: "limit",
          schema: { type: "integer", minimum: 1, maximum: 1_000, default: metrics[metric].defaultLimit },
        }),
        expect.objectContaining({ name: "filters", content: expect.anything() }),
      ]),
      responses: {
        200: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}Answer` } } } },
        422: { description: "`too_much_data`" },
        429: { headers: { "Retry-After": expect.anything() } },
      },
    });
    expect(components).toMatchObject({
      schemas: {
        [`${name}Params`]: { properties: { filters: { maxItems: 10, items: filter } } },
        [`${name}Answer`]: {
          required: ["metric", "data", "meta"],
          properties: { metric: { enum: [metric] } },
        },
      },
    });
  });

  it("tells the bounds of a figure", async () => {
    const { components } = await describedBy({});
    const figure = { anyOf: [{ type: "number", minimum: 0, maximum: 2 ** 53 - 1 }, { type: "null" }] };
    const total = { properties: { anonymousUsers: figure } };
    expect(components).toMatchObject({
      schemas: { ActiveUsersAnswer: { properties: { data: { properties: { total } } } } },
    });
  });

  it("tells the limits of this handler, not of any other", async () => {
    const { components } = await describedBy({ limits: { queriesPerBatch: 3, rows: 7, filterValues: 200 } });
    const values = { filters: { items: { properties: { values: { maxItems: 200 } } } } };
    expect(components).toMatchObject({
      schemas: {
        QueryBatch: { properties: { queries: { maxItems: 3 } } },
        TopRoutesParams: { properties: { limit: { maximum: 7 }, ...values } },
      },
    });
  });
});
