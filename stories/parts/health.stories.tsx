import type { Health } from "@firsthand/contract";
import { HealthPanel } from "@firsthand/panels/health";
import "@firsthand/panels/health.css";
import { healthFixture } from "@firsthand/testing";
import type { HealthBehaviour } from "@firsthand/testing/msw";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import {
  HealthGallery,
  type HealthGalleryProps,
  healthApis,
  healthGalleryApis,
  healthStateNames,
} from "../support/health-gallery.tsx";
import { getLanguage } from "../support/languages.ts";
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
} from "../support/see.ts";
import type { TelemetryStage } from "../support/telemetry-stage.ts";
import { writeCount } from "../support/write.ts";

const meta = { title: "Parts/Health", component: HealthPanel } satisfies Meta<typeof HealthPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** The four counts, as they are written. */
function figuresOf({ intake }: Health): string[] {
  if (intake === undefined) return [];
  const { accepted, rejected, duplicates, dropped } = intake;
  return [accepted, sum(Object.values(rejected)), duplicates, sum(Object.values(dropped))].map(writeCount);
}

const figures = figuresOf(healthFixture());

async function see(canvas: HTMLElement, state: SeenState): Promise<HTMLElement> {
  const panel = await seePanel(canvas, "Health", state);
  const totals = [...panel.querySelectorAll(".fh-total__value")].map(({ textContent }) => textContent);
  expect(totals).toEqual(figures);
  seeTexts(panel, ["Rejected by code", "time_out_of_range", "queue_full", "acme-desktop", "6.4 s"]);
  seeWholeFigures(panel);
  return panel;
}

/** Under this API no figure of the intake can be read, and these words instead. */
function withholds(
  telemetry: { readonly health?: HealthBehaviour; readonly scopeKind?: "org" },
  state: SeenState,
  words: readonly (string | RegExp)[],
): Story {
  return {
    parameters: { telemetry },
    play: async ({ canvasElement }) => {
      const panel = await seePanel(canvasElement, "Health", state);
      seeTexts(panel, words);
      seeNoFigures(panel, figures);
    },
  };
}

/** Everything that arrived, and what did not; the hours open with a click. */
export const Ready: Story = {
  play: async ({ canvasElement, userEvent, loaded }) => {
    const panel = await see(canvasElement, "ready");
    expect((loaded as TelemetryStage).requests).toHaveLength(1);
    await userEvent.click(within(panel).getByText("Hour by hour", { selector: "summary" }));
    const table = within(panel).getByRole("table", { name: "Hour by hour" });
    expect(within(table).getAllByRole("row")).toHaveLength(25);
    seeTexts(table, [/hour so far/]);
  },
};

export const Loading = withholds({ health: "never" }, "loading", ["loading"]);
export const NothingTaken = withholds({ health: "nothing-taken" }, "empty", [/^Nothing was sent here/]);
export const NoEventsTakenHere = withholds({ health: "no-events-taken-here" }, "empty", [
  "No events are taken here",
  /option ingest/,
  "846,397",
]);
export const NotTheOperator = withholds({ scopeKind: "org" }, "empty", ["Only the operator sees this"]);
export const StoreUnavailable = withholds({ health: "unavailable" }, "error", [
  "The data store cannot be reached",
  "Try again",
]);
export const ServerFailure = withholds({ health: { error: "query_timeout" } }, "error", [
  "The answer took too long",
  "query_timeout",
  "Try again",
]);

/** The last figures stay and are marked; the button brings newer ones. */
export const Stale: Story = {
  parameters: {
    // A failed question is asked a second time by itself.
    telemetry: {
      health: { sequence: ["ready", { error: "query_timeout" }, { error: "query_timeout" }, "ready"] },
    },
  },
  play: async ({ canvasElement, userEvent, loaded }) => {
    const { queryClient } = loaded as TelemetryStage;
    await see(canvasElement, "ready");
    await queryClient.refetchQueries();
    const panel = await see(canvasElement, "stale");
    seeTexts(panel, [/Not up to date: The answer took too long/]);
    await userEvent.click(within(panel).getByRole("button", { name: "Try again" }));
    await see(canvasElement, "ready");
  },
};

/** The session ends while the page is open: every figure goes. */
export const SignedOut: Story = {
  parameters: { telemetry: { health: { sequence: ["ready", { error: "unauthenticated" }] } } },
  play: async ({ canvasElement, loaded }) => {
    const { queryClient, requests } = loaded as TelemetryStage;
    await see(canvasElement, "ready");
    await queryClient.refetchQueries();
    const panel = await seePanel(canvasElement, "Health", "error");
    expect(panel).toHaveAttribute("data-error-code", "unauthenticated");
    seeNoFigures(panel, figures);
    expect(requests).toHaveLength(2);
  },
};

/** Names that a producer chose, and a code that this version does not know. */
export const OddNames: Story = {
  parameters: { telemetry: { health: { answer: oddHealth() } } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, "Health", "ready");
    seeTexts(panel, ["code_of_a_newer_server", /the server may be newer/]);
    expect(panel.querySelector("script, img, a, [onerror]")).toBeNull();
    fitsItsFrame(panel);
    isWellLaidOut(panel);
  },
};

function oddHealth(): Health {
  const health = healthFixture();
  const { intake } = health;
  if (intake === undefined) return health;
  const names = ["<img src=x onerror=alert(1)>", "a".repeat(64), "مرحبا", "constructor"];
  return {
    ...health,
    intake: {
      ...intake,
      rejected: { code_of_a_newer_server: 3, constructor: 1 },
      sources: names.map((source) => ({ source, newestIngestedAt: "2026-06-12T12:00:00.000Z" })),
    },
  };
}

export const OddNamesNarrow: Story = {
  ...OddNames,
  parameters: { ...OddNames.parameters, frameWidth: 280 },
};

/** Every state side by side, in this appearance. */
function gallery(
  { language, ...appearance }: Omit<HealthGalleryProps, "queryClient">,
  more: (panel: HTMLElement) => void = () => {},
): Story {
  return {
    parameters: {
      telemetry: healthGalleryApis,
      // The panels have one name; on a page of a host it stands once.
      a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } },
    },
    render: (_, { loaded }) => (
      <HealthGallery
        {...appearance}
        language={language}
        queryClient={(loaded as TelemetryStage).queryClient}
      />
    ),
    play: async ({ canvasElement, loaded }) => {
      const { queryClient } = loaded as TelemetryStage;
      const { title } = getLanguage(language).messages.health;
      const find = async (name: string, state: SeenState) =>
        seePanel(await within(canvasElement).findByRole("figure", { name }), title, state);
      await find("stale", "ready");
      await queryClient.refetchQueries({ queryKey: ["firsthand", "stale"] });
      for (const name of healthStateNames) {
        const panel = await find(name, healthApis[name].state);
        await waitFor(() => isWellLaidOut(panel));
        seeWholeFigures(panel);
        fitsItsFrame(panel);
        expect(getComputedStyle(panel).direction).toBe(language === "ar" ? "rtl" : "ltr");
        more(panel);
      }
    },
  };
}

export const States = gallery({});
export const StatesDark: Story = { ...gallery({}, isDark), globals: { theme: "dark" } };
export const StatesRightToLeft = gallery({ language: "ar" }, hasNoEnglish);
export const StatesGerman = gallery({ language: "de" });
export const StatesNarrow = gallery({ panelWidth: 280 });
