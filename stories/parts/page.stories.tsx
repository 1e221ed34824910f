import { type MetricId, metricIds } from "@firsthand/contract";
import { panels } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import type { TelemetryStage } from "../support/telemetry-stage.ts";

const wide: ReadonlySet<MetricId> = new Set(["totals", "chart-interactions", "client-errors"]);

/** A host's admin page at its simplest: a heading, and every panel in a grid. */
function HostPage() {
  return (
    <main>
      <h1>Product usage</h1>
      <div
        style={{
          display: "grid",
          gap: 16,
          gridTemplateColumns: "repeat(auto-fit, minmax(min(32rem, 100%), 1fr))",
        }}
      >
        {metricIds.map((metric) => {
          const Panel = panels[metric];
          return (
            <div
              key={metric}
              style={{ display: "grid", ...(wide.has(metric) ? { gridColumn: "1 / -1" } : {}) }}
            >
              <Panel />
            </div>
          );
        })}
      </div>
    </main>
  );
}

const meta = { title: "Parts/Page", component: HostPage } satisfies Meta<typeof HostPage>;
export default meta;
type Story = StoryObj<typeof meta>;

const panelsOf = (canvas: HTMLElement) => [...canvas.querySelectorAll<HTMLElement>("[data-metric]")];
const statesOf = (canvas: HTMLElement) => panelsOf(canvas).map((panel) => panel.dataset.state);
const all = (state: string) => metricIds.map(() => state);

/** Every panel asks in the same tick, and all their questions travel in one request. */
export const Ready: Story = {
  play: async ({ canvasElement, loaded }) => {
    const { requests } = loaded as TelemetryStage;
    expect(panelsOf(canvasElement).map((panel) => panel.dataset.metric)).toEqual(metricIds);
    await waitFor(() => expect(statesOf(canvasElement)).toEqual(all("ready")));
    expect(requests).toHaveLength(1);
    const body: { queries: { metric: string }[] } = await requests[0]?.json();
    expect(body.queries.map(({ metric }) => metric)).toEqual(metricIds);
  },
};

/** Each panel paints when its own answer arrives; the slow one holds up nobody. */
export const OneIsSlow: Story = {
  parameters: { telemetry: { metrics: { "session-duration": "never" } } },
  play: async ({ canvasElement }) => {
    const panel = within(canvasElement).getByRole("region", { name: "Session duration" });
    await waitFor(() => expect(statesOf(canvasElement).filter((state) => state === "ready")).toHaveLength(8));
    expect(panel).toHaveAttribute("data-state", "loading");
  },
};

/** One question fails for itself: the other panels have their figures. */
export const OneFails: Story = {
  parameters: { telemetry: { metrics: { "top-routes": { error: "too_much_data" } } } },
  play: async ({ canvasElement }) => {
    const panel = within(canvasElement).getByRole("region", { name: "Top routes" });
    await waitFor(() => expect(panel).toHaveAttribute("data-error-code", "too_much_data"));
    await waitFor(() => expect(statesOf(canvasElement).filter((state) => state === "ready")).toHaveLength(8));
  },
};

/** The session ends while the page is open: every figure goes, and nothing asks again by itself. */
export const SignedOut: Story = {
  parameters: { telemetry: { request: { sequence: ["up", { error: "unauthenticated" }] } } },
  play: async ({ canvasElement, loaded }) => {
    const { queryClient, requests } = loaded as TelemetryStage;
    await waitFor(() => expect(statesOf(canvasElement)).toEqual(all("ready")));
    await queryClient.refetchQueries();
    await waitFor(() => expect(statesOf(canvasElement)).toEqual(all("error")));
    expect(new Set(panelsOf(canvasElement).map((panel) => panel.dataset.errorCode))).toEqual(
      new Set(["unauthenticated"]),
    );
    expect(requests).toHaveLength(2);
  },
};

/** No product uses it yet: every panel says what would feed it. */
export const Empty: Story = {
  parameters: { telemetry: { everyMetric: "empty" } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(statesOf(canvasElement)).toEqual(all("empty")));
  },
};

export const Dark: Story = { ...Ready, globals: { theme: "dark" } };

export const Phone: Story = { ...Ready, parameters: { frameWidth: 358 } };
