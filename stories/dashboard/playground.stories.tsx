import { metricIds } from "@firsthand/contract";
import { ProductTelemetryDashboard } from "@firsthand/panels/dashboard";
import { fixtureNow } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { getLanguage } from "../support/languages.ts";
import { isDark, isWellLaidOut } from "../support/see.ts";
import type { TelemetryStage } from "../support/telemetry-stage.ts";

/** What a designer turns. */
interface Playground {
  readonly scope: "org" | "platform";
  readonly theme: "light" | "dark" | "system" | "host";
  readonly density: "comfortable" | "compact";
  readonly dir: "ltr" | "rtl";
  readonly language: "en" | "de" | "ar";
  /** Pixels that the host's layout leaves. */
  readonly width: number;
  readonly accent: string;
}

/** The whole dashboard, with everything that a host can set about its looks as a control. */
const meta: Meta<Playground> = {
  title: "Dashboard/Playground",
  args: {
    scope: "platform",
    theme: "light",
    density: "comfortable",
    dir: "ltr",
    language: "en",
    width: 1176,
    accent: "",
  },
  argTypes: {
    scope: { control: "inline-radio", options: ["org", "platform"] },
    theme: { control: "inline-radio", options: ["light", "dark", "system", "host"] },
    density: { control: "inline-radio", options: ["comfortable", "compact"] },
    dir: { control: "inline-radio", options: ["ltr", "rtl"] },
    language: { control: "inline-radio", options: ["en", "de", "ar"] },
    width: { control: { type: "range", min: 280, max: 1600, step: 8 } },
    accent: { control: "color" },
  },
  render: ({ language, theme, width, accent, ...looks }, { loaded }) => {
    const { client, queryClient } = loaded as TelemetryStage;
    const own = accent === "" ? {} : { "--fh-accent": accent, "--fh-accent-fill": accent };
    return (
      <div
        data-fh-theme={theme}
        style={{ inlineSize: width, background: "light-dark(#f4f5f7, #14161a)", ...own }}
      >
        <ProductTelemetryDashboard
          {...looks}
          {...getLanguage(language)}
          client={client}
          queryClient={queryClient}
          now={fixtureNow}
          timeZone="Europe/Berlin"
        />
      </div>
    );
  },
};
export default meta;
type Story = StoryObj<Playground>;

async function see(canvas: HTMLElement, { language, dir }: Playground): Promise<HTMLElement[]> {
  const panels = [...canvas.querySelectorAll<HTMLElement>("[data-metric]")];
  await waitFor(() =>
    expect(panels.map(({ dataset }) => dataset.state)).toEqual(metricIds.map(() => "ready")),
  );
  const { messages } = getLanguage(language);
  expect(panels.map((panel) => panel.querySelector("h2")?.textContent)).toEqual(
    metricIds.map((metric) => messages.metrics[metric].title),
  );
  for (const panel of panels) {
    isWellLaidOut(panel);
    expect(getComputedStyle(panel).direction).toBe(dir);
  }
  return panels;
}

export const Default: Story = {
  play: async ({ canvasElement, args }) => void (await see(canvasElement, args)),
};

/** Everything turned at once. */
export const Turned: Story = {
  args: { theme: "dark", density: "compact", dir: "rtl", language: "ar", width: 768, accent: "#e0a000" },
  play: async ({ canvasElement, args }) => {
    const panels = await see(canvasElement, args);
    for (const panel of panels) isDark(panel);
    const line = canvasElement.querySelector(".fh-line");
    expect(line === null ? "" : getComputedStyle(line).stroke).toBe("rgb(224, 160, 0)");
  },
};
