import type { MetricId, MetricParams } from "@firsthand/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, configure, screen } from "@testing-library/react";
import { type ReactNode, StrictMode, useState } from "react";
import { vi } from "vitest";
import { createTelemetryClient, type TelemetryClient } from "../client.ts";
import { baseUrl } from "../test-api.ts";
import { TelemetryClientProvider, useTelemetryClient } from "./telemetry-client-provider.tsx";
import { type UseMetricOptions, useMetric } from "./use-metric.ts";

// A machine may be busy: what a test waits for comes late then, and not wrong.
configure({ asyncUtilTimeout: 10_000 });

/** Every state that a test panel rendered, in order: scope key, metric, state, figure, error code. */
export const frames: string[] = [];

interface TestPanelProps {
  readonly metric: MetricId;
  readonly params?: MetricParams;
  readonly options?: UseMetricOptions;
}

/** A panel that is one button: its text is its state, a click asks again. */
export function TestPanel({ metric, params = {}, options = {} }: TestPanelProps) {
  const { scopeKey } = useTelemetryClient();
  const shown = useMetric(metric, params, options);
  const previous = shown.state === "loading" ? shown.previousAnswer : undefined;
  const text = `${metric} ${shown.state} ${getFigure(shown.answer ?? previous)} ${shown.error?.code ?? "-"}`;
  frames.push(`${scopeKey} ${text}`);
  return (
    <button type="button" onClick={shown.refetch}>
      {text}
    </button>
  );
}

/** The figure that the test API puts into every metric. */
function getFigure(answer: unknown): string {
  const text = JSON.stringify(answer ?? null);
  return (
    /"(?:anonymousUsers|sessions|events|views|changes|interactions|errors)":(\d+)/.exec(text)?.[1] ?? "-"
  );
}

interface TestPageProps {
  readonly scopeKey?: string;
  readonly queryClient?: QueryClient;
  readonly children?: ReactNode;
}

const clients = new Map<string, TelemetryClient>();

/** A host's page under StrictMode with a QueryClient of the host's, and a client for each scope key. */
export function TestPage({ scopeKey = "acme", queryClient, children }: TestPageProps) {
  const [own] = useState(() => new QueryClient());
  const client = clients.get(scopeKey) ?? createTelemetryClient({ scopeKey, baseUrl });
  clients.set(scopeKey, client);
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient ?? own}>
        <TelemetryClientProvider client={client}>{children}</TelemetryClientProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** What the panel of `metric` shows: metric, state, figure, error code. */
export function getShown(metric: MetricId): string {
  return screen.getByText(new RegExp(`^${metric} `)).textContent ?? "";
}

const realSetTimeout = globalThis.setTimeout;

/** Lets faked time pass, and the real work of streams in between. */
export async function advance(ms: number): Promise<void> {
  const step = Math.max(50, ms / 200);
  for (let passed = 0; passed < ms; passed += step) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(step);
      await new Promise((resolve) => realSetTimeout(resolve));
    });
  }
}
