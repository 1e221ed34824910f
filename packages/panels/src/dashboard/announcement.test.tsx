import { createTelemetryClient } from "@firsthand/client";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { arabic } from "../messages/ar/index.ts";
import { german } from "../messages/de/index.ts";
import { TotalsPanel } from "../metrics/totals.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { getText } from "../test/render.tsx";
import { announcementWords } from "./announcement-words.ts";
import { ProductTelemetryDashboard } from "./product-telemetry-dashboard.tsx";

let isDown = false;
afterEach(() => {
  isDown = false;
});

const answering = createMockFetch();
const client = createTelemetryClient({
  scopeKey: "acme",
  fetch: (...request) => (isDown ? Promise.reject(new TypeError("refused")) : answering(...request)),
});

/** Renders a dashboard of two panels, and waits for its answers and for what is loaded after them. */
async function show(): Promise<HTMLElement> {
  const { container } = render(
    <ProductTelemetryDashboard
      client={client}
      queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      scope="platform"
      now={fixtureNow}
      timeZone="Europe/Berlin"
      panels={["totals", "top-routes"]}
    />,
  );
  await waitFor(() => expect(container.querySelectorAll('[data-state="ready"]')).toHaveLength(2));
  await waitFor(() => expect(getStatuses(container)).toHaveLength(1));
  return container;
}

const getStatuses = (root: HTMLElement) => [...root.querySelectorAll('[role="status"]')];
const hear = (root: HTMLElement) => getStatuses(root).map(getText);

describe("what a screen reader is told of a dashboard", () => {
  it("is nothing at first, and one sentence when something was chosen", async () => {
    const root = await show();
    expect(hear(root)).toEqual([""]);
    await userEvent.click(screen.getByRole("button", { name: /^\/overview/ }));
    await waitFor(() => expect(hear(root)).toEqual([expect.stringMatching(/^2 panels updated, data to /)]));
  });

  it("is said again in the same words, also when the answers were there already", async () => {
    const root = await show();
    const heard: string[] = [];
    const watch = new MutationObserver(() => heard.push(...hear(root)));
    for (const status of getStatuses(root))
      watch.observe(status, { childList: true, characterData: true, subtree: true });
    const compare = screen.getByLabelText("Comparison");
    await userEvent.selectOptions(compare, "none");
    await waitFor(() => expect(heard).toEqual([expect.stringMatching(/^2 panels updated/)]));
    await userEvent.selectOptions(compare, "vs same weekdays");
    await waitFor(() => expect(heard).toEqual([heard[0], "", heard[0]]));
    watch.disconnect();
  });

  it("is told by a panel itself where nothing else tells it, and never holds a button", async () => {
    isDown = true;
    render(
      <TelemetryProvider client={client} queryClient={new QueryClient()}>
        <TotalsPanel />
      </TelemetryProvider>,
    );
    const status = await screen.findByRole("status");
    expect(status.textContent).toBe("The server cannot be reached");
    expect(screen.getByRole("button", { name: "Try again" }).closest("[role=status]")).toBeNull();
  });

  it("is one sentence of a failure, again when it fails again, and that it is over", async () => {
    const root = await show();
    isDown = true;
    const askAgain = screen.getByRole("button", { name: "Ask again now" });
    await userEvent.click(askAgain);
    await waitFor(() =>
      expect(hear(root)).toEqual([expect.stringMatching(/^2 panels could not be updated: /)]),
    );
    expect(root.querySelectorAll('[data-state="stale"]')).toHaveLength(2);

    const heard: string[] = [];
    const watch = new MutationObserver(() => heard.push(...hear(root)));
    for (const status of getStatuses(root))
      watch.observe(status, { childList: true, characterData: true, subtree: true });
    await userEvent.click(screen.getAllByRole("button", { name: "Try again" })[0] as HTMLElement);
    await waitFor(() =>
      expect(heard).toEqual(["", expect.stringMatching(/^2 panels could not be updated: /)]),
    );
    watch.disconnect();

    isDown = false;
    await userEvent.click(askAgain);
    await waitFor(() => expect(hear(root)).toEqual([expect.stringMatching(/^2 panels updated, data to /)]));
  });

  it("counts panels as each language does", () => {
    const tell = ({ panelsUpdated }: typeof announcementWords) =>
      [1, 2, 8].map((n) => panelsUpdated(n, String(n), "…"));
    expect(tell(announcementWords)).toEqual([
      "1 panel updated, …",
      "2 panels updated, …",
      "8 panels updated, …",
    ]);
    expect(tell(german.dashboard)).toEqual([
      "1 Ansicht aktualisiert, …",
      "2 Ansichten aktualisiert, …",
      "8 Ansichten aktualisiert, …",
    ]);
    expect(tell(arabic.dashboard)).toEqual([
      "تم تحديث لوحة واحدة، …",
      "تم تحديث لوحتين، …",
      "تم تحديث 8 لوحات، …",
    ]);
  });
});
