import { createTelemetryClient } from "@firsthand/client";
import type { MetricParams } from "@firsthand/contract";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { openTable } from "../test/render.tsx";
import { saveCsv } from "../test/save-csv.ts";

/** A minute after the panel was asked. */
const later = "2026-06-12T14:06:00.000+02:00";

async function open() {
  const [first, second] = [fixtureNow, later].map((now) => createMockFetch({ now }));
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const isWhole = String(init?.body).includes('"limit":1000');
    return (isWhole ? second : first)?.(input, init) ?? Response.error();
  };
  const client = createTelemetryClient({
    scopeKey: "acme",
    baseUrl: "https://acme.example/api/telemetry",
    fetch,
  });
  const page = (params: MetricParams) => (
    <TelemetryProvider client={client} params={params}>
      <TopRoutesPanel />
    </TelemetryProvider>
  );
  const { rerender } = render(page({ compare: "none" }));
  const panel = screen.getByRole("region", { name: "Top routes" });
  const settle = () => waitFor(() => expect(panel.dataset.state).toBe("ready"));
  await settle();
  await openTable(panel);
  const ask = async (params: MetricParams) => {
    rerender(page(params));
    expect(panel.dataset.state).toBe("loading");
    await settle();
  };
  const getHeads = () =>
    within(panel)
      .getAllByRole("rowheader")
      .map(({ textContent }) => textContent);
  return { panel, ask, getHeads };
}

describe("what a reader has chosen of a table", () => {
  it("is chosen still when the panel has asked anew: search, order, all rows", async () => {
    const { panel, ask, getHeads } = await open();
    await userEvent.click(screen.getByRole("button", { name: /^Show all/ }));
    await userEvent.type(screen.getByRole("searchbox"), "people");
    await userEvent.click(within(panel).getByRole("button", { name: "Users" }));
    const before = getHeads();
    expect(before.length).toBeGreaterThan(1);
    await ask({ compare: "previous" });
    expect(screen.getByRole("searchbox")).toHaveProperty("value", "people");
    expect(screen.queryByRole("button", { name: /^Show all/ })).toBeNull();
    const head = within(panel).getByRole("columnheader", { name: "Users" });
    expect(head.getAttribute("aria-sort")).toBe("descending");
    await waitFor(() => expect(getHeads()).toEqual(before));
  });

  it("is exported with what that answer says of itself", async () => {
    const { panel } = await open();
    await userEvent.click(screen.getByRole("button", { name: /^Show all/ }));
    await waitFor(() => expect(screen.queryByText(/Asking for all rows/)).toBeNull());
    const [, ...lines] = await saveCsv(panel);
    const through = new Set(lines.map((line) => line.split(",").at(-1)));
    expect(through).toEqual(new Set(["2026-06-12T12:05:51.750+00:00"]));
  });
});
