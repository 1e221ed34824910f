import { createTelemetryClient } from "@firsthand/client";
import type { MetricParams } from "@firsthand/contract";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it } from "vitest";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import type { PanelProps } from "../panel/panel-props.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import "../test/render.tsx";

type Compare = NonNullable<MetricParams["compare"]>;

async function open(props: PanelProps<"top-routes"> = {}) {
  let questions = 0;
  const answer = createMockFetch({ now: fixtureNow });
  const fetch: typeof answer = (input, init) => {
    questions += 1;
    return answer(input, init);
  };
  const client = createTelemetryClient({
    scopeKey: "acme",
    baseUrl: "https://acme.example/api/telemetry",
    fetch,
  });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (compare: Compare) => (
    <StrictMode>
      <button type="button">Another control</button>
      <TelemetryProvider client={client} queryClient={queryClient} params={{ compare }}>
        <TopRoutesPanel {...props} />
      </TelemetryProvider>
    </StrictMode>
  );
  const { rerender } = render(page("none"));
  const panel = screen.getByRole("region", { name: "Top routes" });
  await settle(panel);
  fireEvent.click(within(panel).getByRole("button", { name: "Top routes: menu" }));
  fireEvent.click(await within(panel).findByText("Evidence"));
  await within(panel).findByText("Data through");
  return {
    panel,
    evidence: () => within(panel).getByRole("complementary", { name: "Top routes: evidence" }),
    compare: async (kind: Compare) => {
      rerender(page(kind));
      const { state } = panel.dataset;
      await settle(panel);
      return state;
    },
    countQuestions: () => questions,
  };
}

const settle = (panel: HTMLElement) => waitFor(() => expect(panel.dataset.state).toBe("ready"));

describe("Evidence", () => {
  it("has the focus when it is opened, and leaves it where it is when the panel has asked anew", async () => {
    const { evidence, compare } = await open();
    expect(document.activeElement).toBe(evidence());
    const control = screen.getByRole("button", { name: "Another control" });
    control.focus();
    expect(await compare("previous")).toBe("loading");
    expect(document.activeElement).toBe(control);
  });

  it("asks again each time that a figure is checked", async () => {
    const { evidence, countQuestions } = await open();
    const press = async () => {
      const before = countQuestions();
      fireEvent.click(within(evidence()).getByRole("button", { name: "Check it" }));
      await waitFor(() => expect(within(evidence()).queryByText("Sum of days")).not.toBeNull());
      return countQuestions() - before;
    };
    expect(await press()).toBe(1);
    expect(await press()).toBe(1);
  });

  it("forgets what was checked of another question", async () => {
    const { evidence, compare } = await open();
    await compare("previous");
    await compare("none");
    fireEvent.click(within(evidence()).getByRole("button", { name: "Check it" }));
    await within(evidence()).findByText("Sum of days");
    // Known already: the evidence stands there all the time.
    expect(await compare("previous")).toBe("ready");
    expect(within(evidence()).queryByText("Sum of days")).toBeNull();
  });

  it("is a part of the page's outline, below its panel", async () => {
    const { evidence } = await open({ headingLevel: 3 });
    const heads = within(evidence())
      .getAllByRole("heading")
      .map(({ tagName, textContent }) => `${tagName} ${textContent}`);
    expect(heads).toEqual(["H4 Evidence", "H5 Query", "H5 The same from your own API", "H5 Check it"]);
  });
});
