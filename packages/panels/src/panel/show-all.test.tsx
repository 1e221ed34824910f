import { createTelemetryClient } from "@firsthand/client";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TopRoutesPanel, type TopRoutesPanelProps } from "../metrics/top-routes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";

const { data } = answerOf("top-routes", { params: { limit: 10 } });

/** A panel that asks; its answers have ten rows of more. */
async function show(props: TopRoutesPanelProps = {}) {
  const fetch = createMockFetch({ now: fixtureNow });
  const client = createTelemetryClient({
    scopeKey: "acme",
    baseUrl: "https://acme.example/api/telemetry",
    fetch,
  });
  render(
    <TelemetryProvider client={client}>
      <TopRoutesPanel {...props} />
    </TelemetryProvider>,
  );
  const panel = screen.getByRole("region", { name: "Top routes" });
  await waitFor(() => expect(panel.dataset.state).toBe("ready"));
  const queryButton = (name: string) => within(panel).queryByRole("button", { name });
  return { panel, queryButton, press: async (name: string) => userEvent.click(queryButton(name) as Element) };
}

afterEach(() => {
  cleanup();
  vi.doUnmock("../figures/open-figures.ts");
});

describe("show all", () => {
  it("brings the table with all rows, has the focus go there, and back", async () => {
    const { panel, queryButton, press } = await show();
    expect(data.totalRows).toBeGreaterThan(10);
    await press("show all");
    const rows = await within(panel).findByRole("group", { name: "Top routes: table" });
    expect(document.activeElement).toBe(rows);
    await waitFor(() => expect(within(rows).getAllByRole("rowheader")).toHaveLength(data.totalRows));
    expect(queryButton("show all")).toBeNull();
    await press("Show as picture");
    expect(panel.querySelector(".fh-table--routes")).not.toBeNull();
    expect(document.activeElement).toBe(queryButton("show all"));
  });

  it("is not there where all rows are in the picture", async () => {
    const { queryButton } = await show({ params: { limit: 1_000 } });
    expect(queryButton("show all")).toBeNull();
  });

  it("is not there without a menu, which leads back", async () => {
    const { queryButton } = await show({ menu: false });
    expect(queryButton("show all")).toBeNull();
  });

  it("is not there where a host has given the answer, and nobody can be asked for the rest", () => {
    render(<TopRoutesPanel answer={answerOf("top-routes", { params: { limit: 10 } })} />);
    expect(screen.getByText(/^top 10 of/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "show all" })).toBeNull();
  });

  it("says so when what it needs cannot be loaded, and can be pressed again", async () => {
    vi.doMock("../figures/open-figures.ts", () => {
      throw new Error("offline");
    });
    const { panel, queryButton, press } = await show();
    await press("show all");
    const alert = await within(panel).findByRole("alert");
    expect(alert.textContent).toBe("This part could not be loaded. Reload the page.");
    expect(queryButton("show all")).not.toBeNull();
  });
});
