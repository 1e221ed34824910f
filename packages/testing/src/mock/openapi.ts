import { metricIds, metricTexts } from "@firsthand/contract";

const described = (description: string) => ({ responses: { "200": { description } } });

/** A valid OpenAPI document that names the paths of the surface and no more; the server's own describes all of it. */
export function minimalOpenApi(): Record<string, unknown> {
  const ofMetrics = metricIds.map(
    (id) => [`/metrics/${id}`, { get: described(metricTexts[id].question) }] as const,
  );
  return {
    openapi: "3.1.0",
    info: { title: "Firsthand telemetry", version: "1" },
    paths: {
      ...Object.fromEntries(ofMetrics),
      "/query": { post: described("One line of JSON for each question, in order of completion.") },
      "/health": { get: described("Whether figures can be answered, and how fresh they are.") },
      "/openapi.json": { get: described("This document.") },
    },
  };
}
