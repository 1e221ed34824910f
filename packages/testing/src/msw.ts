import { type HttpHandler, http } from "msw";
import { createMockHandler } from "./mock/create-mock-handler.ts";
import type { MockOptions } from "./mock/scenario.ts";

export { type FixtureVariant, fixtureVariants } from "./fixture-options.ts";
export type {
  HealthBehaviour,
  MetricBehaviour,
  MockOptions,
  RequestBehaviour,
  Scenario,
  WireErrorCode,
} from "./mock/scenario.ts";

/**
 * msw handlers for the whole HTTP surface, for `setupServer`, `setupWorker` and Storybook. Each call starts its scenario
 * from the beginning.
 *
 * @example
 * ```ts
 * const server = setupServer(...telemetryHandlers({ metrics: { "top-routes": { error: "store_unavailable" } } }));
 * ```
 */
export function telemetryHandlers(options: MockOptions = {}): HttpHandler[] {
  const { baseUrl = "/api/telemetry" } = options;
  // Outside a browser there is no page that a path could be relative to.
  const anywhere = baseUrl.startsWith("/") ? `*${baseUrl}` : baseUrl;
  const handle = createMockHandler({ ...options, baseUrl: anywhere });
  return [http.all(`${anywhere}/*`, ({ request }) => handle(request))];
}
