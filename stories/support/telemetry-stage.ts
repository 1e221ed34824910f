import { createTelemetryClient, type TelemetryClient } from "@firsthand/client";
import { telemetryHandlers } from "@firsthand/testing/msw";
import type { Loader } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import type { HttpHandler } from "msw";
import type { SetupWorker } from "msw/browser";
import { mswLoader } from "msw-storybook-addon/csf3";
import type { StoryParameters } from "./story-parameters.ts";

/** What one showing of a story stands on. Nothing of it is shared with another story, or with the same one shown again. */
export interface TelemetryStage {
  readonly client: TelemetryClient;
  readonly queryClient: QueryClient;
  /** What the client has sent, in order. */
  readonly requests: readonly Request[];
}

const startWorker = mswLoader();
const stages = new WeakMap<AbortSignal, TelemetryStage & { readonly handlers: readonly HttpHandler[] }>();

/** Puts a fresh client, a fresh cache and the API of `parameters.telemetry` under the story, as its `loaded`. */
export const setTelemetryStage: Loader = async (context) => {
  await startWorker(context);
  // A changed control or theme draws the same showing again, under the same signal: it must not start over.
  const stage = stages.get(context.abortSignal) ?? createStage(context.parameters as StoryParameters);
  stages.set(context.abortSignal, stage);
  const worker: SetupWorker = context.msw;
  worker.use(...stage.handlers);
  return stage;
};

function createStage({ telemetry = {} }: StoryParameters) {
  const requests: Request[] = [];
  const client = createTelemetryClient({
    scopeKey: "storybook",
    fetch: (input, init) => {
      requests.push(new Request(input, init));
      return fetch(input, init);
    },
  });
  const apis = "length" in telemetry ? telemetry : [telemetry];
  return {
    client,
    queryClient: createImpatientCache(),
    requests,
    handlers: apis.flatMap((options) => telemetryHandlers(options)),
  };
}

/** A failed question is asked a second time at once, where a host's waits for a second or two. */
function createImpatientCache(): QueryClient {
  const cache = new QueryClient();
  const getOptions = cache.defaultQueryOptions.bind(cache);
  cache.defaultQueryOptions = (options) => ({ ...getOptions(options), retryDelay: 0 });
  return cache;
}
