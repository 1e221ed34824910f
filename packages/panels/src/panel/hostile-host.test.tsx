import { type MetricId, metricIds } from "@firsthand/contract";
import { act, render, screen } from "@testing-library/react";
import { Component, type ComponentType, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MessageOverrides } from "../messages/message-overrides.ts";
import { panels } from "../metrics/index.ts";
import { SessionDurationPanel } from "../metrics/session-duration.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TotalsPanel } from "../metrics/totals.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { timeout } from "../test/errors.ts";
import { getText } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";

class HostBoundary extends Component<{ readonly children: ReactNode }> {
  override state = { broke: false };
  static getDerivedStateFromError() {
    return { broke: true };
  }
  override render() {
    return this.state.broke ? "the host broke" : this.props.children;
  }
}

const getRoot = (metric: MetricId) => document.querySelector<HTMLElement>(`[data-metric="${metric}"]`);
const getStates = () => metricIds.map((metric) => getRoot(metric)?.dataset.state);

function fail(): never {
  throw new Error("The host's own code.");
}

/** Every panel with an answer of its own, or in a state that has none. */
function All({ state }: { readonly state?: "loading" }) {
  return metricIds.map((metric) => {
    const Panel = panels[metric] as ComponentType<object>;
    const answer = answerOf(metric, { params: { compare: "previous" } });
    return <Panel key={metric} {...(state === undefined ? { answer } : { state })} />;
  });
}

describe("panels in a host whose code throws", () => {
  beforeEach(() => {
    vi.spyOn(console, "error").mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each<[string, MessageOverrides]>([
    ["in the head", { dataTo: fail }],
    ["in the foot", { comparedWith: fail }],
    ["in a label of one metric", { metrics: { "client-errors": { errorsLabel: fail } } }],
  ])("keep a word that throws to themselves: %s", (_name, messages) => {
    render(
      <HostBoundary>
        <TelemetryProvider messages={messages}>
          <All />
        </TelemetryProvider>
      </HostBoundary>,
    );
    expect(getStates()).not.toContain(undefined);
    expect(getRoot("client-errors")?.dataset).toMatchObject({ state: "error", errorCode: "internal" });
  });

  it("load with a word that throws", () => {
    render(
      <HostBoundary>
        <TelemetryProvider messages={{ metrics: { "client-errors": { errorsLabel: fail } } }}>
          <All state="loading" />
        </TelemetryProvider>
      </HostBoundary>,
    );
    expect(new Set(getStates())).toEqual(new Set(["loading"]));
  });

  it("live on when the handler of errors throws, while drawing and while rendering", () => {
    const answer = answerOf("totals");
    const onError = vi.fn((_error: unknown, _metric: MetricId | "health") => fail());
    render(
      <HostBoundary>
        <TelemetryProvider onError={onError}>
          <TotalsPanel answer={{ ...answer, meta: { ...answer.meta, timeZone: "Mars/Olympus" } }} />
          <SessionDurationPanel />
          <TopRoutesPanel answer={answerOf("top-routes")} />
        </TelemetryProvider>
      </HostBoundary>,
    );
    expect(getRoot("totals")?.dataset.state).toBe("error");
    expect(getRoot("session-duration")?.dataset.state).toBe("error");
    expect(getRoot("top-routes")?.dataset.state).toBe("ready");
    expect(onError.mock.calls.map(([, metric]) => metric).sort()).toEqual(["session-duration", "totals"]);
  });
});

describe("a given answer that is not of the contract's form", () => {
  const answer = answerOf("top-routes", { params: { compare: "previous", trend: true } });
  const [first, ...rows] = answer.data.rows;

  it.each<[string, unknown]>([
    ["that is missing", undefined],
    ["that is no number", Number.NaN],
    ["below zero", -1],
    ["that JSON cannot hold", Number.POSITIVE_INFINITY],
    ["that is not exact", 2 ** 53 + 2],
    ["as text", "7"],
  ])("shows no figure %s", (_name, events) => {
    const data = { ...answer.data, rows: [{ ...first, events }, ...rows] } as typeof answer.data;
    const { container } = render(<TopRoutesPanel answer={{ ...answer, data }} />);
    expect(getRoot("top-routes")?.dataset).toMatchObject({ state: "error", errorCode: "contract_mismatch" });
    expect(container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("may have more than is known", () => {
    const data = { ...answer.data, rows: [{ ...first, dwellMs: 5 }, ...rows] } as typeof answer.data;
    render(<TopRoutesPanel answer={{ ...answer, data }} />);
    expect(getRoot("top-routes")?.dataset.state).toBe("ready");
  });
});

describe("a last good answer without anything to draw", () => {
  it.each(["empty", "suppressed"] as const)("is stale too, and says why: %s", (variant) => {
    render(
      <TotalsPanel answer={answerOf("totals", { variant })} error={timeout} onRetry={() => undefined} />,
    );
    expect(getRoot("totals")?.dataset.state).toBe("stale");
    expect(getText(getRoot("totals"))).toContain("Not up to date: The answer took too long.");
    expect(document.querySelector(`.fh-blank--${variant}`)).not.toBeNull();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });
});

describe("a panel that failed while rendering", () => {
  it("is tried again when the provider asks about something else", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const onError = vi.fn();
    const page = (start: string) => (
      <TelemetryProvider params={{ start }} onError={onError}>
        <TotalsPanel />
      </TelemetryProvider>
    );
    const { rerender } = render(page("2026-05-01"));
    const before = onError.mock.calls.length;
    await act(async () => rerender(page("2026-05-01")));
    expect(onError).toHaveBeenCalledTimes(before);
    await act(async () => rerender(page("2026-06-01")));
    expect(onError).toHaveBeenCalledTimes(before + 1);
    vi.restoreAllMocks();
  });
});
