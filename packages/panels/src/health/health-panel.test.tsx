import type { Health } from "@firsthand/contract";
import { dropReasons, rejectionCodes } from "@firsthand/contract";
import { healthFixture } from "@firsthand/testing";
import { within } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { timeout } from "../test/errors.ts";
import { healthStates } from "../test/health-props.ts";
import { getText, renderPanel } from "../test/render.tsx";
import { HealthPanel, type HealthPanelProps } from "./health-panel.tsx";
import { healthWords } from "./health-words.ts";

const { intake, ...freshness } = healthFixture();
if (intake === undefined) throw new Error("The fixture tells the intake.");

function show(props: HealthPanelProps, settings: TelemetryProviderProps = {}): HTMLElement {
  return renderPanel(
    <TelemetryProvider params={{ timeZone: "Europe/Berlin" }} {...settings}>
      <HealthPanel {...props} />
    </TelemetryProvider>,
  );
}

const figuresOf = (panel: HTMLElement) =>
  [...panel.querySelectorAll(".fh-total")].map((total) => [
    getText(total.querySelector("dt")),
    getText(total.querySelector(".fh-total__value")),
  ]);
const tableOf = (panel: HTMLElement, name: string) =>
  [...within(panel).getByRole<HTMLTableElement>("table", { name, hidden: true }).rows].map((row) =>
    [...row.cells].map(getText),
  );

/** An answer whose every figure is another one, so that none can stand in another's place. */
const small: Health = {
  ...freshness,
  intake: {
    accepted: 1_234,
    duplicates: 7,
    rejected: { unknown_field: 2, missing_field: 3, brand_new: 3 },
    dropped: { queue_full: 40 },
    lagMs: 94_000,
    sources: [
      { source: "acme-web", newestIngestedAt: "2026-06-12T12:04:51.750Z" },
      { source: "acme-admin", newestIngestedAt: "2026-06-11T13:30:00.000Z" },
    ],
    hours: Array.from({ length: 24 }, (_, i) => ({
      start: new Date(Date.UTC(2026, 5, 11, 13 + i)).toISOString(),
      accepted: i === 0 ? 1_000 : i === 23 ? 234 : 0,
      duplicates: i === 1 ? 7 : 0,
      rejected: i === 22 ? 8 : 0,
      dropped: i === 23 ? 40 : 0,
    })),
  },
};

describe("HealthPanel", () => {
  it.each(healthStates)("is in the state that its answer says: $name", ({ expected, name: _, ...props }) => {
    expect(show(props).dataset.state).toBe(expected);
  });

  it("labels the four counts, and draws their finished hours", () => {
    const panel = show({ answer: small });
    expect(figuresOf(panel)).toEqual([
      ["Accepted events", "1,234"],
      ["Rejected events", "8"],
      ["Duplicate events", "7"],
      ["Dropped events", "40"],
    ]);
    // What the running hour has is in the figure, and not in the picture.
    const drawn = [...panel.querySelectorAll(".fh-spark polygon")].map(
      (bars) => bars.getAttribute("points")?.split(" ").length,
    );
    expect(drawn).toEqual([4, 4, 4, 1]);
    expect(getText(panel.querySelector(".fh-total__axis"))).toBe("by hour, to 14:00");
    const labels = [...panel.querySelectorAll(".fh-spark")].map((spark) => spark.getAttribute("aria-label"));
    expect(labels).toEqual([
      "most in one hour: 1,000, at Jun 11, 15:00",
      "most in one hour: 8, at 13:00",
      "most in one hour: 7, at Jun 11, 16:00",
      "none in any hour that is over",
    ]);
  });

  it("tells the lag, the age of the newest event and the rows with their units", () => {
    const bar = (answer: Health) =>
      [...show({ answer }).querySelectorAll(".fh-figure")].map((figure) =>
        [...figure.children].map(getText).join(" "),
      );
    expect(bar(small)).toEqual([
      "1 m 34 s from event to store, median",
      "8.3 s since the newest event",
      "846,397 rows stored",
    ]);
    const lag = (lagMs: number | null) =>
      bar({ ...small, intake: small.intake && { ...small.intake, lagMs } })[0];
    expect(lag(null)).toBe("— from event to store, median");
    expect(lag(-5_000)).toBe("5 s by which producers' clocks are ahead, median");
  });

  it("says of every code and reason what it means, the most first, and leaves a newer server's without", () => {
    const panel = show({ answer: small });
    expect(tableOf(panel, "Rejected by code")).toEqual([
      ["Code", "What it means, and what to do", "Events"],
      ["brand_new", healthWords.unknownCode, "3"],
      ["missing_field", healthWords.rejections.missing_field, "3"],
      ["unknown_field", healthWords.rejections.unknown_field, "2"],
    ]);
    expect(tableOf(panel, "Dropped by reason, as producers reported it").slice(1)).toEqual([
      ["queue_full", healthWords.drops.queue_full, "40"],
    ]);
    expect(Object.keys(healthWords.rejections).sort()).toEqual(Object.keys(rejectionCodes).sort());
    expect(Object.keys(healthWords.drops).sort()).toEqual(Object.keys(dropReasons).sort());
  });

  it("does not take a code that is a name of every object for a known one", () => {
    const rejected = { constructor: 1, toString: 2 };
    const panel = show({ answer: { ...small, intake: small.intake && { ...small.intake, rejected } } });
    expect(tableOf(panel, "Rejected by code").map(([, meaning]) => meaning)).toEqual([
      "What it means, and what to do",
      healthWords.unknownCode,
      healthWords.unknownCode,
    ]);
  });

  it("tells when each source sent its newest event, in the viewer's zone, and how long ago", () => {
    const sources = (settings: TelemetryProviderProps) =>
      tableOf(show({ answer: small }, settings), "Sources").slice(1);
    expect(sources({})).toEqual([
      ["acme-web", "14:04", "8.3 s ago"],
      ["acme-admin", "Jun 11, 15:30", "22 h 35 m ago"],
    ]);
    expect(sources({ params: { timeZone: "Asia/Kathmandu" } })[0]?.[1]).toBe("17:49");
  });

  it("has every figure of every hour in a table, and marks the running one", () => {
    const rows = tableOf(show({ answer: small }), "Hour by hour");
    expect(rows).toHaveLength(25);
    expect(rows[1]).toEqual(["Jun 11, 15:00", "1,000", "0", "0", "0"]);
    expect(rows[24]).toEqual(["Jun 12, 14:00 · hour so far", "234", "0", "0", "40"]);
  });

  it("does not say when it was asked where no event tells, as on the first day", () => {
    const never = { dataThrough: null, dataAgeMs: null, storedRows: 0 };
    const notes = (answer: Health) => [...show({ answer }).querySelectorAll("footer span")].map(getText);
    expect(notes({ status: "ok", ...never })).toEqual(["all organisations"]);
    const panel = show({ answer: { ...small, ...never } });
    expect(tableOf(panel, "Sources")[1]?.[2]).toBe("—");
  });

  it("says of which time and of whom the figures are", () => {
    expect([...show({ answer: small }).querySelectorAll("footer span")].map(getText)).toEqual([
      "since Jun 11, 15:00",
      "as of 14:05, Europe/Berlin",
      "all organisations",
    ]);
  });

  it("tells nothing of an operator's figures in another scope, and what to switch on where no events are taken", () => {
    const elsewhere = show({ answer: { status: "ok" } });
    expect(getText(elsewhere)).toContain("Only the operator sees this");
    expect(getText(elsewhere.querySelector("footer"))).toBe("");
    const without = getText(show({ answer: freshness }));
    expect(without).toContain("the option ingest");
    expect(without).toContain("846,397rows stored");
    expect(getText(show({ answer: healthFixture({ variant: "nothing-taken" }) }))).toContain(
      "Nothing was sent here",
    );
  });

  it("keeps the last figures and says why there are no newer ones, and takes them away after a sign-out", () => {
    const stale = show({ answer: small, error: timeout, onRetry: () => undefined });
    expect(getText(stale)).toContain("Not up to date: The answer took too long.");
    expect(figuresOf(stale)).toHaveLength(4);
    const [signedOut] = healthStates.filter(({ name }) => name === "signed out");
    expect(getText(show(signedOut ?? {}))).not.toMatch(/\d{3}/);
  });

  it("does not judge: no word and no colour says that a figure is bad", () => {
    const panel = show({ answer: small });
    expect(getText(panel)).not.toMatch(/\b(bad|warning|critical|healthy|unhealthy|alert)\b/i);
    expect(panel.querySelector("[class*=error], .fh-tag")).toBeNull();
  });

  it("is an error of its own when a given answer is not of the described form, or cannot be drawn", () => {
    const onError = vi.fn();
    const broken = show({ answer: { status: "ok", storedRows: "many" } as unknown as Health }, { onError });
    expect(broken.dataset.errorCode).toBe("contract_mismatch");
    const elsewhere = show({ answer: small }, { onError, params: { timeZone: "Mars/Olympus" } });
    expect(elsewhere.dataset.errorCode).toBe("internal");
    expect(onError.mock.calls.map(([, panel]) => panel)).toEqual(["health", "health"]);
  });

  it("takes words from the host, single ones too", () => {
    const health = { title: "Intake", rejections: { missing_field: "Ask the web team." } };
    const text = getText(show({ answer: small }, { messages: { health } }));
    expect(text).toMatch(/^Intake/);
    expect(text).toContain("Ask the web team.");
    expect(text).toContain(healthWords.rejections.unknown_field);
  });

  it("is hydrated where a server wrote the given answer, without a word changed", () => {
    const page = (
      <TelemetryProvider params={{ timeZone: "Europe/Berlin" }}>
        <HealthPanel answer={small} />
      </TelemetryProvider>
    );
    const container = document.createElement("div");
    container.innerHTML = renderToString(page);
    const complaints = vi.fn();
    hydrateRoot(container, page, { onRecoverableError: complaints });
    expect(complaints).not.toHaveBeenCalled();
    expect(container.querySelector("[data-metric]")?.getAttribute("data-state")).toBe("ready");
  });
});
