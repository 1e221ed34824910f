import {
  ComparePicker,
  type DashboardState,
  defaultDashboardState,
  FilterChips,
  GranularityPicker,
  RangePicker,
  RefreshStatus,
  TimeZonePicker,
  useDashboardState,
} from "@firsthand/panels/dashboard";
import { TotalsPanel } from "@firsthand/panels/totals";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";

/** One control in a host's own toolbar. */
function OneControl({
  control,
  initial = {},
}: {
  readonly control: string;
  readonly initial?: Partial<DashboardState>;
}) {
  const dashboard = useDashboardState({ defaultValue: { ...defaultDashboardState, ...initial } });
  const [interval, setIntervalMs] = useState<number | false>(60_000);
  const { range, zoom, compare, granularity, timeZone, filters } = dashboard.state;
  return (
    <div className="fh-root fh-toolbar">
      <div className="fh-toolbar__row">
        {control === "range" && (
          <RangePicker
            value={range}
            onChange={dashboard.chooseRange}
            zoom={zoom}
            onZoomOut={dashboard.zoomOut}
            timeZone="Europe/Berlin"
            today="2026-06-12"
            keptSince="2025-12-14"
          />
        )}
        {control === "compare" && <ComparePicker value={compare} onChange={dashboard.setCompare} />}
        {control === "granularity" && (
          <GranularityPicker value={granularity} onChange={dashboard.setGranularity} days={30} />
        )}
        {control === "zone" && (
          <TimeZonePicker value={timeZone} onChange={dashboard.setTimeZone} ownTimeZone="Europe/Berlin" />
        )}
        {control === "filters" && (
          <FilterChips
            filters={filters}
            onRemove={dashboard.removeFilter}
            onClear={dashboard.clearFilters}
            onAdd={dashboard.addFilter}
            suggest={() => ["/overview", "/plan/[scope]"]}
          />
        )}
        {control === "refresh" && <RefreshStatus interval={interval} onIntervalChange={setIntervalMs} />}
      </div>
      {control === "refresh" && <TotalsPanel />}
    </div>
  );
}

const meta = { title: "Dashboard/Controls", component: OneControl } satisfies Meta<typeof OneControl>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The usual ranges and two dates; what cannot be shown is said in words. */
export const Range: Story = {
  args: { control: "range" },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: /Last 30 days May 14 – Jun 12/ }));
    const first = await canvas.findByLabelText("First day");
    await userEvent.clear(first);
    await userEvent.type(first, "2020-01-01");
    await userEvent.click(canvas.getByRole("button", { name: "Show these days" }));
    expect(canvas.getByRole("alert")).toHaveTextContent("At most 800 days can be shown at once.");
    await userEvent.click(canvas.getByRole("button", { name: "Last month" }));
    expect(await canvas.findByRole("button", { name: /Last month May 1 – May 31/ })).toBeVisible();
  },
};

/** A range that was opened on a chart goes by one press. */
export const Zoomed: Story = {
  args: {
    control: "range",
    initial: { zoom: [{ start: "2026-06-08T00:00:00+02:00", end: "2026-06-10T00:00:00+02:00" }] },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    expect(canvas.getByRole("button", { name: /Zoomed in Jun 8 – Jun 9/ })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Back to: Last 30 days" }));
    expect(canvas.getByRole("button", { name: /Last 30 days/ })).toBeVisible();
  },
};

export const Compare: Story = {
  args: { control: "compare" },
  play: async ({ canvasElement }) => {
    const list = within(canvasElement).getByRole("combobox", { name: "Comparison" });
    await userEvent.selectOptions(list, "vs a year before");
    expect(list).toHaveDisplayValue("vs a year before");
  },
};

export const Granularity: Story = {
  args: { control: "granularity" },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    expect(canvas.getByRole("radio", { name: "auto: day" })).toBeChecked();
    await userEvent.click(canvas.getByText("Week"));
    expect(canvas.getByRole("radio", { name: "Week" })).toBeChecked();
  },
};

export const TimeZone: Story = {
  args: { control: "zone" },
  play: async ({ canvasElement }) => {
    const list = within(canvasElement).getByRole("combobox", { name: "Time zone" });
    expect(list).toHaveDisplayValue("Europe/Berlin (yours)");
    list.focus();
    await waitFor(() => expect(within(list).getAllByRole("option").length).toBeGreaterThan(300));
    await userEvent.selectOptions(list, "America/New York");
    expect(list).toHaveDisplayValue("America/New York");
  },
};

/** Chips say what is filtered; each goes by its button, all by one. */
export const Filters: Story = {
  args: {
    control: "filters",
    initial: {
      filters: [
        { dimension: "routePattern", operator: "in", values: ["/plan/[scope]"] },
        { dimension: "source", operator: "not-in", values: ["acme-web", "acme-app", null] },
      ],
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    expect(canvas.getAllByRole("listitem")[1]).toHaveTextContent("Source is not acme-web and 2 more");
    await userEvent.click(canvas.getByRole("button", { name: "Remove the filter: Route is /plan/[scope]" }));
    expect(canvas.getAllByRole("listitem")).toHaveLength(1);
    await userEvent.click(canvas.getByRole("button", { name: "Clear" }));
    expect(canvas.queryByRole("listitem")).toBeNull();
  },
};

/** How far the data goes, and when it is asked for next. */
export const Refresh: Story = {
  args: { control: "refresh" },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    expect(await canvas.findByText(/^Data to/)).toBeVisible();
    expect(await canvas.findByText(/next check in \d+\s(s|m)/)).toBeInTheDocument();
    await userEvent.selectOptions(canvas.getByRole("combobox"), "never");
    await waitFor(() => expect(canvas.queryByText(/next check/)).toBeNull());
  },
};
