import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import "../styles/styles.css";
import { arabic } from "../messages/ar/index.ts";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(() => {
  cleanup();
  document.head.querySelector("[data-spacing]")?.remove();
});

const told = answerOf("active-users", { variant: "incomplete", params: { compare: "previous-aligned" } });
const { comparison = { total: { anonymousUsers: null }, points: [] } } = told;
// A Wednesday in September: no day has a longer name in Arabic.
const answer = {
  ...told,
  comparison: {
    ...comparison,
    points: comparison.points.map((point, i) =>
      i === told.data.points.length - 1 ? { ...point, start: "2026-09-30T00:00:00+02:00" } : point,
    ),
  },
};

/** How far each end label stays from the inline end of its panel, in pixels. */
function readRoom(widthPx: number, dir: "ltr" | "rtl", settings: TelemetryProviderProps): number[] {
  const { container } = render(
    <div dir={dir}>
      <TelemetryProvider {...settings}>
        <ActiveUsersPanel answer={answer} />
      </TelemetryProvider>
    </div>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif; margin: 40px`);
  const right = container.querySelector("[data-metric]")?.getBoundingClientRect().right ?? 0;
  const labels = [...container.querySelectorAll("[class*=fh-end--]")];
  expect(labels.length).toBeGreaterThan(1);
  return labels.map((label) => right - label.getBoundingClientRect().right);
}

const arabicSettings = { locale: "ar-AE", messages: arabic };

describe("EndLabels", () => {
  it.each([320, 692, 1176])("stay inside the padding of a panel of %d px", (widthPx) => {
    expect(Math.min(...readRoom(widthPx, "ltr", {}))).toBeGreaterThanOrEqual(widthPx < 440 ? 12 : 16);
  });

  it.each([390, 692])("stay inside the padding in a language with long names of days: %d px", (widthPx) => {
    expect(Math.min(...readRoom(widthPx, "rtl", arabicSettings))).toBeGreaterThanOrEqual(
      widthPx < 440 ? 12 : 16,
    );
  });

  it.each([320, 692])("are whole where a reader spaces letters and words: %d px", (widthPx) => {
    const spacing = document.createElement("style");
    spacing.dataset.spacing = "";
    spacing.textContent = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }";
    document.head.append(spacing);
    expect(Math.min(...readRoom(widthPx, "ltr", {}))).toBeGreaterThanOrEqual(0);
  });
});
