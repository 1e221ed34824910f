import { createTelemetryClient } from "@firsthand/client";
import type { MetricId } from "@firsthand/contract";
import { type PanelProps, panels, TelemetryProvider } from "@firsthand/panels";
import { fixtureNow, fixtureParams } from "@firsthand/testing";
import type { MetricBehaviour, MockOptions } from "@firsthand/testing/msw";
import type { QueryClient } from "@tanstack/react-query";
import { type ComponentType, useMemo } from "react";
import { getLanguage } from "./languages.ts";
import type { SeenState } from "./see.ts";
import type { StoryParameters } from "./story-parameters.ts";

/** How the host's API behaves for each state. Every state asks at an address of its own, because one page has one worker. */
const behaviours = {
  loading: "never",
  ready: "ready",
  empty: "empty",
  error: { error: "query_timeout" },
  stale: { sequence: ["ready", { error: "query_timeout" }] },
  suppressed: "suppressed",
} as const satisfies Record<SeenState, MetricBehaviour>;

/** All states, in the order in which a gallery shows them. */
export const galleryStates = Object.keys(behaviours) as SeenState[];

const baseUrlOf = (state: SeenState) => `/api/${state}/telemetry`;

/** The APIs under a gallery. */
export const galleryApis: readonly MockOptions[] = galleryStates.map((state) => ({
  baseUrl: baseUrlOf(state),
  everyMetric: behaviours[state],
}));

/** Asks a second time where the state comes about by that. */
export async function makeStale(queryClient: QueryClient): Promise<void> {
  await queryClient.refetchQueries({ queryKey: ["firsthand", "stale"] });
}

/** What a gallery shows, and in which room. */
export interface StateGalleryProps {
  readonly metric: MetricId;
  readonly queryClient: QueryClient;
  /** The language, and with it the direction. @default English */
  readonly language?: StoryParameters["language"];
  /** Pixels of each panel. @default as many as two beside each other have */
  readonly panelWidth?: number;
  readonly density?: "compact";
}

/** One metric in every state side by side, each under its name. */
export function StateGallery({ metric, queryClient, language, panelWidth, density }: StateGalleryProps) {
  const track = panelWidth === undefined ? "minmax(min(480px, 100%), 1fr)" : `${panelWidth}px`;
  return (
    <div
      className="fh-dashboard"
      data-density={density}
      dir={language === "ar" ? "rtl" : "ltr"}
      style={{ gap: 24, gridTemplateColumns: `repeat(auto-fill, ${track})` }}
    >
      {galleryStates.map((state) => (
        <figure
          key={state}
          aria-label={state}
          style={{ display: "grid", gridTemplateRows: "auto 1fr", gap: 6, margin: 0 }}
        >
          <figcaption lang="en">{state}</figcaption>
          <PanelIn state={state} metric={metric} queryClient={queryClient} language={language} />
        </figure>
      ))}
    </div>
  );
}

function PanelIn({
  state,
  metric,
  queryClient,
  language,
}: Pick<StateGalleryProps, "metric" | "queryClient" | "language"> & { readonly state: SeenState }) {
  const client = useMemo(
    () => createTelemetryClient({ baseUrl: baseUrlOf(state), scopeKey: state }),
    [state],
  );
  const { start, end, timeZone } = fixtureParams;
  const Panel = panels[metric] as ComponentType<PanelProps<MetricId>>;
  return (
    <TelemetryProvider
      client={client}
      queryClient={queryClient}
      params={{ start, end, timeZone, compare: "previous-aligned" }}
      now={fixtureNow}
      {...getLanguage(language)}
    >
      <Panel />
    </TelemetryProvider>
  );
}
