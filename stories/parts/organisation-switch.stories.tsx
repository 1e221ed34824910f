import { createTelemetryClient } from "@firsthand/client";
import { ActiveUsersPanel, TelemetryProvider, TopRoutesPanel, TotalsPanel } from "@firsthand/panels";
import { fixture, fixtureNow, fixtureParams } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useMemo, useState } from "react";
import { expect, waitFor, within } from "storybook/test";
import { writeCount } from "../support/write.ts";

// The host decides by its session whose figures a request gets; here by its address, so that they can be told apart.
const organisations = [
  { name: "Acme", seed: 1, baseUrl: "/api/acme/telemetry" },
  { name: "Globex", seed: 2, baseUrl: "/api/globex/telemetry" },
] as const;

const { start, end, timeZone } = fixtureParams;

/** A host whose operator looks at one organisation after the other. */
function HostPage() {
  const [shown, setShown] = useState<(typeof organisations)[number]>(organisations[0]);
  const { name, baseUrl } = shown;
  const client = useMemo(() => createTelemetryClient({ baseUrl, scopeKey: name }), [baseUrl, name]);
  return (
    <main>
      <h1>{name}</h1>
      <p>
        {organisations.map((organisation) => (
          <button key={organisation.name} type="button" onClick={() => setShown(organisation)}>
            {`Show ${organisation.name}`}
          </button>
        ))}
      </p>
      <TelemetryProvider client={client} params={{ start, end, timeZone }} now={fixtureNow}>
        <div style={{ display: "grid", gap: 16 }}>
          <TotalsPanel />
          <ActiveUsersPanel />
          <TopRoutesPanel />
        </div>
      </TelemetryProvider>
    </main>
  );
}

const meta = { title: "Parts/Organisation switch", component: HostPage } satisfies Meta<typeof HostPage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The figures of the totals, which are long enough to belong to one organisation alone. */
function figuresOf(seed: number): string[] {
  const { data } = fixture("totals", { seed, scopeKind: "org" });
  return [writeCount(data.sessions), writeCount(data.events)];
}

const apis = organisations.map(({ seed, baseUrl }) => ({ seed, baseUrl, scopeKind: "org" as const }));

/** From the click on, no frame holds a figure of the organisation that was left, and none comes back with it. */
export const Switching: Story = {
  parameters: { telemetry: apis },
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement);
    const [acme, globex] = [figuresOf(1), figuresOf(2)];
    expect(acme).not.toEqual(globex);
    await canvas.findByText(acme[0] ?? "");

    const frames: string[] = [];
    const watch = new MutationObserver(() => {
      if (canvas.queryByRole("heading", { name: "Globex" }) !== null) frames.push(canvasElement.textContent);
    });
    watch.observe(canvasElement, { subtree: true, childList: true, characterData: true, attributes: true });
    await userEvent.click(canvas.getByRole("button", { name: "Show Globex" }));
    await canvas.findByText(globex[0] ?? "");
    watch.disconnect();

    expect(frames.length).toBeGreaterThan(1);
    for (const figure of acme) expect(frames.filter((frame) => frame.includes(figure))).toEqual([]);
    for (const figure of globex) expect(canvas.getByText(figure)).toBeVisible();
  },
};

/** The other organisation's API has failed: its panels say so, and show nothing of the one before. */
export const SwitchingToAFailure: Story = {
  parameters: {
    telemetry: apis.map((api) => (api.seed === 2 ? { ...api, everyMetric: { error: "internal" } } : api)),
  },
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(figuresOf(1)[0] ?? "");
    await userEvent.click(canvas.getByRole("button", { name: "Show Globex" }));
    await waitFor(() =>
      expect(canvasElement.querySelectorAll("[data-error-code='internal']")).toHaveLength(3),
    );
    for (const figure of figuresOf(1)) expect(canvasElement.textContent).not.toContain(figure);
  },
};
