import { type MetricData, type MetricId, type MetricParams, metrics } from "@firsthand/contract";
import { type FixtureVariant, fixture } from "@firsthand/testing";
import type { MetricBehaviour, RequestBehaviour } from "@firsthand/testing/msw";
import { createElement, type ReactElement } from "react";
import { expect, waitFor, within } from "storybook/test";
import { getLanguage } from "./languages.ts";
import {
  fitsItsFrame,
  hasNoEnglish,
  isDark,
  isWellLaidOut,
  type SeenState,
  seeNoFigures,
  seePanel,
  seeTexts,
  seeWholeFigures,
} from "./see.ts";
import {
  galleryApis,
  galleryStates,
  makeStale,
  StateGallery,
  type StateGalleryProps,
} from "./state-gallery.tsx";
import type { StoryParameters } from "./story-parameters.ts";
import type { TelemetryStage } from "./telemetry-stage.ts";

/** What a metric tells about its panel; the states that all metrics share follow from it. */
export interface PanelStoriesInput<M extends MetricId> {
  readonly metric: M;
  /** The title on the panel. */
  readonly title: string;
  /** What the panel asks beyond the range of its provider. */
  readonly asked?: MetricParams;
  /** The figures that stand on the panel by themselves, as they are written. */
  readonly figures: (data: MetricData<M>) => readonly string[];
  /** Checks what else a reader finds whenever there are figures, such as the rows. */
  readonly check?: (panel: HTMLElement, data: MetricData<M>) => void | Promise<void>;
}

/** A story of one panel: how the host's API behaves, and the test of what a reader then sees. */
export interface PanelStory {
  readonly args?: { readonly params: MetricParams };
  readonly globals?: { readonly theme: "dark" };
  readonly parameters: StoryParameters;
  readonly render?: (args: object, context: { loaded: Record<string, unknown> }) => ReactElement;
  readonly play: (played: { canvasElement: HTMLElement; loaded: Record<string, unknown> }) => Promise<void>;
}

/** The stories that every metric has. Each state is reached through the API, as in a host. */
export function createPanelStories<M extends MetricId>(input: PanelStoriesInput<M>) {
  const { metric, title, asked = {}, figures, check = () => {} } = input;
  const asks = (behaviour: MetricBehaviour) => ({ telemetry: { metrics: { [metric]: behaviour } } });
  const requests = (request: RequestBehaviour) => ({ telemetry: { request } });
  const dataOf = (variant: FixtureVariant) => fixture(metric, { variant, params: asked }).data;

  const see = async (canvas: HTMLElement, state: SeenState, variant: FixtureVariant) => {
    const panel = await seePanel(canvas, title, state);
    seeTexts(panel, figures(dataOf(variant)));
    seeWholeFigures(panel);
    await check(panel, dataOf(variant));
    return panel;
  };
  const withheld = async (canvas: HTMLElement, state: SeenState, words: readonly (string | RegExp)[]) => {
    const panel = await seePanel(canvas, title, state);
    seeTexts(panel, [title, ...words]);
    seeNoFigures(panel, figures(dataOf("ready")));
    return panel;
  };

  /** All figures of a fixture can be read, and what `more` says. */
  const shows = (variant: FixtureVariant, more: (panel: HTMLElement) => void = () => {}): PanelStory => ({
    parameters: asks(variant),
    play: async ({ canvasElement }) => {
      const panel = await see(canvasElement, "ready", variant);
      await waitFor(() => more(panel));
    },
  });
  /** No figure can be read, and these words instead. */
  const withholds = (
    behaviour: MetricBehaviour,
    state: SeenState,
    words: readonly (string | RegExp)[],
  ): PanelStory => ({
    parameters: asks(behaviour),
    play: async ({ canvasElement }) => void (await withheld(canvasElement, state, words)),
  });

  /** Every state side by side, in this appearance. */
  const gallery = (
    { language, ...appearance }: Omit<StateGalleryProps, "metric" | "queryClient">,
    more: (panel: HTMLElement) => void = () => {},
  ): PanelStory => ({
    parameters: {
      telemetry: galleryApis,
      // Six panels of one metric have one name; on a page of a host each metric stands once.
      a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } },
    },
    render: (_, { loaded }) => {
      const { queryClient } = loaded as unknown as TelemetryStage;
      return createElement(StateGallery, { ...appearance, language, metric, queryClient });
    },
    play: async ({ canvasElement, loaded }) => {
      const { queryClient } = loaded as unknown as TelemetryStage;
      const { messages } = getLanguage(language);
      const own = messages.metrics[metric];
      const late = messages.errors.query_timeout;
      const words = {
        loading: [messages.loading, own.question],
        ready: [own.question],
        empty: [messages.emptyTitle],
        error: [late, "query_timeout", messages.retry],
        stale: [messages.staleReason(late), messages.retry],
        suppressed: [messages.suppressedTitle, messages.suppressedDetail],
      };
      const find = async (shown: SeenState, state: SeenState) => {
        const figure = await within(canvasElement).findByRole("figure", { name: shown });
        return seePanel(figure, own.title, state);
      };
      await find("stale", "ready");
      await makeStale(queryClient);
      for (const state of galleryStates) {
        const panel = await find(state, state);
        seeTexts(panel, words[state]);
        seeWholeFigures(panel);
        isWellLaidOut(panel);
        fitsItsFrame(panel);
        expect(getComputedStyle(panel).direction).toBe(language === "ar" ? "rtl" : "ltr");
        more(panel);
      }
    },
  });

  return {
    statesDark: { ...gallery({}, isDark), globals: { theme: "dark" } },
    statesRightToLeft: gallery({ language: "ar" }, hasNoEnglish),
    statesNarrow: gallery({ panelWidth: 280 }),
    statesCompact: gallery({ density: "compact" }),
    ready: shows("ready"),
    compared: {
      ...shows("ready", (panel) => seeTexts(panel, [/compared with/])),
      args: { params: { compare: "previous-aligned", trend: true } },
    },
    loading: withholds("never", "loading", ["loading"]),
    empty: withholds("empty", "empty", ["No events in this range", namesItsEvents(metric)]),
    error: withholds({ error: "query_timeout" }, "error", [
      "The answer took too long",
      "query_timeout",
      "Try again",
    ]),
    signedOut: {
      parameters: requests({ sequence: ["up", { error: "unauthenticated" }] }),
      play: async ({ canvasElement, loaded }) => {
        const { queryClient, requests } = loaded as unknown as TelemetryStage;
        await see(canvasElement, "ready", "ready");
        await queryClient.refetchQueries();
        const panel = await withheld(canvasElement, "error", ["You are signed out"]);
        expect(panel).toHaveAttribute("data-error-code", "unauthenticated");
        expect(requests).toHaveLength(2);
      },
    },
    stale: {
      parameters: asks({ sequence: ["ready", { error: "query_timeout" }] }),
      play: async ({ canvasElement, loaded }) => {
        const { queryClient } = loaded as unknown as TelemetryStage;
        await see(canvasElement, "ready", "ready");
        await queryClient.refetchQueries();
        const panel = await see(canvasElement, "stale", "ready");
        seeTexts(panel, [/Not up to date: The answer took too long/, "Try again"]);
      },
    },
    suppressed: withholds("suppressed", "suppressed", ["Withheld: too few users", /This is not zero/]),
    partlySuppressed: shows("partly-suppressed", (panel) => seeTexts(panel, [/withheld: too few users/])),
    one: shows("one-point"),
    // axe takes a minute for a thousand rows, which are made like those of the other stories.
    many: { ...shows("many-points"), parameters: { ...asks("many-points"), a11y: { test: "off" } } },
    gap: shows("gap"),
    incomplete: shows("incomplete", (panel) => seeTexts(panel, [/so far/])),
    hostile: shows("hostile", (panel) => {
      expect(panel.querySelector("script, img, a, [onerror]")).toBeNull();
    }),
    long: { ...shows("long", fitsItsFrame), parameters: { ...asks("long"), frameWidth: 640 } },
  } satisfies Record<string, PanelStory>;
}

function namesItsEvents(metric: MetricId): RegExp {
  const { events } = metrics[metric];
  return new RegExp(events === null ? "Every event counts" : `fed by ${events.join(", ")}`);
}
