import { createTelemetryClient } from "@firsthand/client";
import { TelemetryProvider } from "@firsthand/panels";
import { HealthPanel } from "@firsthand/panels/health";
import { fixtureNow, fixtureParams } from "@firsthand/testing";
import type { MockOptions } from "@firsthand/testing/msw";
import type { QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { getLanguage } from "./languages.ts";
import type { StoryParameters } from "./story-parameters.ts";

/** How the host's API behaves for each state of the health's panel, and what the panel is then. */
export const healthApis = {
  loading: { state: "loading", api: { health: "never" } },
  ready: { state: "ready", api: {} },
  "nothing taken": { state: "empty", api: { health: "nothing-taken" } },
  "no events taken here": { state: "empty", api: { health: "no-events-taken-here" } },
  "not the operator": { state: "empty", api: { scopeKind: "org" } },
  unavailable: { state: "error", api: { health: "unavailable" } },
  error: { state: "error", api: { health: { error: "query_timeout" } } },
  stale: { state: "stale", api: { health: { sequence: ["ready", { error: "query_timeout" }] } } },
} as const satisfies Record<string, { readonly state: string; readonly api: MockOptions }>;

/** One of {@link healthApis}. */
export type HealthStateName = keyof typeof healthApis;

/** All of them, in the order in which a gallery shows them. */
export const healthStateNames = Object.keys(healthApis) as HealthStateName[];

/** Every state asks at an address of its own, because one page has one worker. */
const baseUrlOf = (name: HealthStateName) => `/api/health-${healthStateNames.indexOf(name)}/telemetry`;

/** The APIs under a gallery. */
export const healthGalleryApis: readonly MockOptions[] = healthStateNames.map((name) => ({
  ...healthApis[name].api,
  baseUrl: baseUrlOf(name),
}));

/** What a gallery shows, and in which room. */
export interface HealthGalleryProps {
  readonly queryClient: QueryClient;
  /** The language, and with it the direction. @default English */
  readonly language?: StoryParameters["language"];
  /** Pixels of each panel. @default as many as two beside each other have */
  readonly panelWidth?: number;
}

/** The health in every state side by side, each under its name. */
export function HealthGallery({ queryClient, language, panelWidth }: HealthGalleryProps) {
  const track = panelWidth === undefined ? "minmax(min(480px, 100%), 1fr)" : `${panelWidth}px`;
  return (
    <div
      dir={language === "ar" ? "rtl" : "ltr"}
      style={{ display: "grid", gap: 24, gridTemplateColumns: `repeat(auto-fill, ${track})` }}
    >
      {healthStateNames.map((name) => (
        <figure
          key={name}
          aria-label={name}
          style={{ display: "grid", alignContent: "start", gap: 6, margin: 0 }}
        >
          <figcaption lang="en">{name}</figcaption>
          <PanelIn name={name} queryClient={queryClient} language={language} />
        </figure>
      ))}
    </div>
  );
}

function PanelIn({
  name,
  queryClient,
  language,
}: Omit<HealthGalleryProps, "panelWidth"> & { readonly name: HealthStateName }) {
  const client = useMemo(() => createTelemetryClient({ baseUrl: baseUrlOf(name), scopeKey: name }), [name]);
  return (
    <TelemetryProvider
      client={client}
      queryClient={queryClient}
      params={{ timeZone: fixtureParams.timeZone }}
      now={fixtureNow}
      {...getLanguage(language)}
    >
      <HealthPanel />
    </TelemetryProvider>
  );
}
