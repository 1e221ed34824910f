import { createTelemetryClient } from "@firsthand/client";
import { createMockFetch, fixtureNow, fixtureParams } from "@firsthand/testing";
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { SessionDurationPanel } from "../metrics/session-duration.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

const { start, end, timeZone } = fixtureParams;
const wait = { timeout: 10_000 };

async function open(panel: React.ReactNode, widthPx = 1100) {
  const fetch = createMockFetch({ now: fixtureNow });
  const client = createTelemetryClient({
    scopeKey: "acme",
    baseUrl: "https://acme.example/api/telemetry",
    fetch,
  });
  const { container } = render(
    <TelemetryProvider client={client} params={{ start, end, timeZone }} now={fixtureNow}>
      {panel}
    </TelemetryProvider>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  await vi.waitFor(() => expect(container.querySelector(".fh-menu-button")).not.toBeNull(), wait);
  const heightBefore = container.querySelector(".fh-panel")?.getBoundingClientRect().height ?? 0;
  await userEvent.click(container.querySelector(".fh-menu-button") ?? container);
  await vi.waitFor(() => expect(document.querySelector(".fh-menu:popover-open")).not.toBeNull(), wait);
  await userEvent.keyboard("{End}{Enter}");
  await vi.waitFor(() => expect(container.querySelector(".fh-evidence")).not.toBeNull(), wait);
  const evidence = container.querySelector<HTMLElement>(".fh-evidence") ?? container;
  return { container, evidence, heightBefore };
}

const button = (root: HTMLElement, name: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent === name) ?? root;

describe("Evidence in a browser", () => {
  it("is docked beside the picture, says what was counted and asked, and gives the focus back", async () => {
    const { container, evidence } = await open(<TopRoutesPanel />);
    expect(document.activeElement).toBe(evidence);
    await vi.waitFor(() => expect(evidence.textContent).toContain("FROM product_telemetry_events"), wait);
    expect(evidence.textContent).toContain("page_viewed, each event once");
    expect(evidence.textContent).toContain("platform, set by the host");
    expect(evidence.textContent).toContain("curl 'https://acme.example/api/telemetry/metrics/top-routes?");
    const [main, aside] = [container.querySelector(".fh-panel__main"), evidence].map((box) =>
      box?.getBoundingClientRect(),
    );
    expect(aside?.width).toBe(424);
    expect(aside?.left).toBeGreaterThanOrEqual(main?.right ?? 0);
    await userEvent.keyboard("{Escape}");
    expect(container.querySelector(".fh-evidence")).toBeNull();
    expect(document.activeElement).toBe(container.querySelector(".fh-menu-button"));
  });

  it("lies below the picture where there is less room, and closes with its button", async () => {
    const { container, evidence } = await open(<TopRoutesPanel answer={answerOf("top-routes")} />, 390);
    expect(evidence.getBoundingClientRect().top).toBeGreaterThanOrEqual(
      container.querySelector("footer")?.getBoundingClientRect().bottom ?? 0,
    );
    expect(evidence.getBoundingClientRect().width).toBeLessThanOrEqual(390);
    expect(evidence.textContent).toContain("This panel shows an answer that it was given.");
    await userEvent.click(evidence.querySelector("button") ?? evidence);
    expect(container.querySelector(".fh-evidence")).toBeNull();
  });

  it("leaves the panel as high as it is beside the picture, and scrolls by itself", async () => {
    const { container, evidence, heightBefore } = await open(<TopRoutesPanel />);
    await vi.waitFor(() => expect(evidence.querySelector("pre")).not.toBeNull(), wait);
    const panel = container.querySelector(".fh-panel") ?? container;
    expect(panel.getBoundingClientRect().height).toBeCloseTo(heightBefore, 0);
    expect(evidence.scrollHeight).toBeGreaterThan(evidence.clientHeight);
    expect(evidence.tabIndex).toBe(0);
    evidence.scrollTo(0, evidence.scrollHeight);
    const close = evidence.querySelector("button") ?? container;
    expect(close.getBoundingClientRect().top).toBeGreaterThanOrEqual(evidence.getBoundingClientRect().top);
  });

  it("is of one height below the picture, however much it says", async () => {
    const { container, evidence, heightBefore } = await open(<TopRoutesPanel />, 700);
    await vi.waitFor(() => expect(evidence.querySelector("pre")).not.toBeNull(), wait);
    const panel = container.querySelector(".fh-panel") ?? container;
    expect(panel.getBoundingClientRect().height).toBeLessThanOrEqual(heightBefore + 421);
    expect(evidence.scrollHeight).toBeGreaterThan(evidence.clientHeight);
  });

  it("counts a row again, split by day, and shows days and sum", async () => {
    const { evidence } = await open(<TopRoutesPanel />);
    await userEvent.selectOptions(evidence.querySelector("select") ?? evidence, "1");
    await userEvent.click(button(evidence, "Check it"));
    await vi.waitFor(() => expect(evidence.textContent).toContain("Sum of days"), wait);
    expect(evidence.querySelectorAll("tbody tr")).toHaveLength(30);
    expect(evidence.textContent).toMatch(/It adds up|days add up to/);
  });

  it("says that percentiles cannot be checked", async () => {
    const { evidence } = await open(<SessionDurationPanel />);
    expect(evidence.textContent).toContain("cannot be checked by adding up");
    expect(button(evidence, "Check it")).toBe(evidence);
  });
});
