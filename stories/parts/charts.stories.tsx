import { ActiveUsersPanel, FilterChangesPanel, TelemetryProvider, TopRoutesPanel } from "@firsthand/panels";
import { fixture, fixtureParams } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { seePanel } from "../support/see.ts";

const compared = { params: { compare: "previous-aligned" } } as const;
const users = fixture("active-users", compared);
const { points } = users.data;
const filters = fixture("filter-changes", { params: { limit: 40 } });
const routes = fixture("top-routes", { params: { limit: 10, trend: true } });

const onTimeRangeSelect = fn();
const onFilterToggle = fn();

/** Panels of a host that takes what a reader chooses. */
function ChosenFrom() {
  return (
    <TelemetryProvider
      params={{ ...fixtureParams, filters: [{ dimension: "view", operator: "in", values: ["overview"] }] }}
      annotations={[{ at: points[19]?.start ?? "", label: "release 4.2" }]}
      onTimeRangeSelect={onTimeRangeSelect}
      onFilterToggle={onFilterToggle}
    >
      <div style={{ display: "grid", gap: 16 }}>
        <ActiveUsersPanel answer={users} />
        <FilterChangesPanel answer={filters} />
        <TopRoutesPanel answer={routes} />
      </div>
    </TelemetryProvider>
  );
}

const meta = { title: "Parts/Charts", component: ChosenFrom } satisfies Meta<typeof ChosenFrom>;
export default meta;
type Story = StoryObj<typeof meta>;

const tipOf = (panel: HTMLElement) => panel.querySelector<HTMLElement>(".fh-tip");

/** The day of a release: pinned by Space, told with its annotation, opened by Enter. */
export const Pinned: Story = {
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, "Active users", "ready");
    const chart = within(panel).getByRole("slider");
    chart.focus();
    await waitFor(() => expect(tipOf(panel)).not.toBeNull());
    await userEvent.keyboard("{Home}");
    for (let i = 0; i < 19; i += 1) await userEvent.keyboard("{ArrowRight}");
    await userEvent.keyboard(" ");
    expect(tipOf(panel)).toHaveTextContent("release 4.2");
    expect(chart).toHaveAttribute("aria-valuetext", expect.stringMatching(/users; .*release 4\.2, pinned$/));
  },
};

/** A stretch of a week, extended by Shift and arrows, and opened. */
export const Stretch: Story = {
  play: async ({ canvasElement }) => {
    onTimeRangeSelect.mockClear();
    const panel = await seePanel(canvasElement, "Active users", "ready");
    within(panel).getByRole("slider").focus();
    await waitFor(() => expect(tipOf(panel)).not.toBeNull());
    await userEvent.keyboard("{Home}{PageUp}{Shift>}{PageUp}{/Shift}");
    expect(tipOf(panel)).toHaveTextContent("8 days");
    await userEvent.keyboard("{Enter}");
    expect(onTimeRangeSelect).toHaveBeenCalledWith({ start: points[7]?.start, end: points[15]?.start });
  },
};

/** The comparison goes out of the picture, and the scale stays. */
export const WithoutComparison: Story = {
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, "Active users", "ready");
    const toggle = within(panel).getByRole("button", { name: /compared with/ });
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute("aria-pressed", "false");
    expect(panel.querySelector(".fh-line--previous")).not.toBeVisible();
  },
};

/** A cell takes in what is missing of its two values. */
export const CellChosen: Story = {
  play: async ({ canvasElement }) => {
    onFilterToggle.mockClear();
    const panel = await seePanel(canvasElement, "Filter changes", "ready");
    panel.querySelector<HTMLElement>("td[data-cell]")?.focus();
    await waitFor(() => expect(tipOf(panel)).toBeVisible());
    await userEvent.keyboard("{Enter}");
    expect(onFilterToggle).toHaveBeenCalledTimes(1);
  },
};

export const Dark: Story = { ...Pinned, globals: { theme: "dark" } };
export const Narrow: Story = { ...Pinned, parameters: { frameWidth: 280 } };
