import { metricIds } from "@firsthand/contract";
import { ProductTelemetryDashboard } from "@firsthand/panels/dashboard";
import { fixtureNow } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { isDark } from "../support/see.ts";
import type { TelemetryStage } from "../support/telemetry-stage.ts";

/** The page that most hosts want: one state, its controls, and every panel of the scope. */
const meta: Meta<typeof ProductTelemetryDashboard> = {
  title: "Dashboard/Dashboard",
  component: ProductTelemetryDashboard,
  args: { scope: "platform", now: fixtureNow, timeZone: "Europe/Berlin", onStateChange: fn() },
  argTypes: { client: { control: false }, queryClient: { control: false } },
  render: (args, { loaded }) => {
    const { client, queryClient } = loaded as TelemetryStage;
    return <ProductTelemetryDashboard {...args} client={client} queryClient={queryClient} />;
  },
};
export default meta;
type Story = StoryObj<typeof ProductTelemetryDashboard>;

const panelsOf = (canvas: HTMLElement) => [...canvas.querySelectorAll<HTMLElement>("[data-metric]")];
const reach = (canvas: HTMLElement, state: string) =>
  waitFor(() =>
    expect(new Set(panelsOf(canvas).map(({ dataset }) => dataset.state))).toEqual(new Set([state])),
  );

/** Everything in one request, and in one more for a change. */
export const Platform: Story = {
  play: async ({ canvasElement, loaded }) => {
    const { requests } = loaded as unknown as TelemetryStage;
    const canvas = within(canvasElement);
    await reach(canvasElement, "ready");
    expect(panelsOf(canvasElement).map(({ dataset }) => dataset.metric)).toEqual(metricIds);
    expect(canvas.getByRole("button", { name: /Last 30 days May 14 – Jun 12/ })).toBeVisible();
    expect(canvas.getByText("Data to 14:04")).toBeVisible();
    await userEvent.selectOptions(canvas.getByLabelText("Comparison"), "no comparison");
    await reach(canvasElement, "ready");
    expect(requests).toHaveLength(2);
  },
};

/** An organisation's admin sees no other organisation. */
export const Organisation: Story = {
  args: { scope: "org" },
  parameters: { telemetry: { scopeKind: "org" } },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "ready");
    expect(within(canvasElement).queryByText("Top organisations")).toBeNull();
  },
};

/** A filter is chosen by keyboard, stands as a chip, and goes by one press. */
export const Filtered: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await reach(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: "Add a filter" }));
    await userEvent.selectOptions(await canvas.findByLabelText("What to filter by"), "Feature");
    await userEvent.type(canvas.getByLabelText("Value"), "cycle_time");
    await userEvent.click(within(canvas.getByRole("dialog")).getByRole("button", { name: "Add a filter" }));
    expect(await canvas.findByRole("listitem")).toHaveTextContent("Feature is cycle_time");
    await reach(canvasElement, "ready");
    expect(canvas.getAllByText(/not filtered by/)[0]).toBeVisible();
  },
};

/** Some panels, in the host's order, with less room around them. */
export const Compact: Story = {
  args: { density: "compact", panels: ["active-users", "top-routes", "feature-views"] },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "ready");
    expect(panelsOf(canvasElement).map(({ dataset }) => dataset.metric)).toEqual([
      "active-users",
      "top-routes",
      "feature-views",
    ]);
  },
};

/** A phone: one panel a row, controls that wrap. */
export const Phone: Story = {
  parameters: { frameWidth: 358 },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "ready");
    for (const panel of panelsOf(canvasElement)) expect(panel.offsetWidth).toBe(358);
  },
};

export const Dark: Story = {
  globals: { theme: "dark" },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "ready");
    for (const panel of panelsOf(canvasElement)) isDark(panel);
  },
};

/** Nothing has happened yet: the controls stay, each panel says what would feed it. */
export const Empty: Story = {
  parameters: { telemetry: { everyMetric: "empty" } },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "empty");
    expect(within(canvasElement).getByText("No data yet")).toBeVisible();
  },
};

/** The session is over: no figure stays, and nothing says that it will be asked again. */
export const SignedOut: Story = {
  parameters: { telemetry: { request: { error: "unauthenticated" } } },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, "error");
    expect(within(canvasElement).queryByText(/next check/)).toBeNull();
    expect(within(canvasElement).queryByText(/Data to/)).toBeNull();
  },
};
