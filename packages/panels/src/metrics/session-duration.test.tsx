import { histogramEdgesMs, type MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createMeta, earlier } from "../test/answers.ts";
import { getText, openTable, renderPanel } from "../test/render.tsx";
import { SessionDurationPanel } from "./session-duration.tsx";

const bin = (k: number, sessions: number | null) => ({
  fromMs: histogramEdgesMs[k] ?? 0,
  toMs: histogramEdgesMs[k + 1] ?? 0,
  sessions,
});

const data: MetricAnswer<"session-duration">["data"] = {
  sessions: 1203,
  p50DurationMs: 94_000,
  p75DurationMs: 180_000,
  p90DurationMs: 181_000,
  p95DurationMs: 182_000,
  avgDurationMs: 120_000,
  avgPagesViewed: 6.14,
  avgInteractions: null,
  histogram: [bin(0, 3), bin(33, 700), bin(34, 0), bin(35, 500)],
};

const answer: MetricAnswer<"session-duration"> = {
  metric: "session-duration",
  data,
  comparison: { ...data, avgDurationMs: 100_000, histogram: [bin(33, 650)] },
  meta: createMeta({ comparisonTimeRange: earlier }),
};

describe("SessionDurationPanel", () => {
  it("heads with averages, each with its unit, and a dash for one that is missing", () => {
    const figures = [
      ...renderPanel(<SessionDurationPanel answer={answer} />).querySelectorAll(".fh-figure"),
    ].map(getText);
    expect(figures[0]).toContain("2 maverage");
    expect(figures[0]).toContain("up 20%");
    expect(figures[1]).toContain("6.1pages a session");
    expect(figures[2]).toContain("—interactions a session");
  });

  it("marks the percentiles and tells them in words", () => {
    const panel = renderPanel(<SessionDurationPanel answer={answer} />);
    const label = panel.querySelector("svg[role=img]")?.getAttribute("aria-label")?.replaceAll("\u00a0", " ");
    expect(label).toContain("1,203 ended sessions. p50 1 m 34 s, p75 3 m, p90 3 m 1 s, p95 3 m 2 s.");
    expect([...panel.querySelectorAll(".fh-marker__name")].map(getText).sort()).toEqual([
      "p50 1 m 34 s",
      "p75 3 m",
      "p90 3 m 1 s",
      "p95 3 m 2 s",
    ]);
  });

  it("lists the bins, with 0 for a bin that the comparison does not have", async () => {
    const [heads, ...rows] = await openTable(renderPanel(<SessionDurationPanel answer={answer} />));
    expect(heads).toEqual(["Duration", "Sessions", "Compared", "Change"]);
    expect(rows.map((cells) => cells.slice(1))).toEqual([
      ["3", "0", "new"],
      ["700", "650", "↑ 7.7%"],
      ["0", "0", "0%"],
      ["500", "0", "new"],
    ]);
    expect(rows[0]?.[0]?.replace("\u00a0", " ")).toBe("0 ms");
  });

  it("tells a withheld bin from one without sessions, in both periods", async () => {
    const withheld = { ...data, histogram: [bin(33, 700), bin(34, null), bin(35, 0), bin(36, 5)] };
    const comparison = { ...data, histogram: [bin(33, null), bin(34, 4)] };
    const panel = renderPanel(<SessionDurationPanel answer={{ ...answer, data: withheld, comparison }} />);
    expect((await openTable(panel)).slice(1).map((cells) => cells.slice(1))).toEqual([
      ["700", "withheld", "—"],
      ["withheld", "4", "—"],
      ["0", "0", "0%"],
      ["5", "0", "new"],
    ]);
  });

  it("has one marker for percentiles that are the same", () => {
    const same = {
      p50DurationMs: 94_000,
      p75DurationMs: 94_000,
      p90DurationMs: 94_000,
      p95DurationMs: 180_000,
    };
    const panel = renderPanel(<SessionDurationPanel answer={{ ...answer, data: { ...data, ...same } }} />);
    expect([...panel.querySelectorAll(".fh-marker__name")].map(getText).sort()).toEqual([
      "p50–p90 1 m 34 s",
      "p95 3 m",
    ]);
  });

  it("names the place of sessions without a duration with a unit, like every other", () => {
    const panel = renderPanel(<SessionDurationPanel answer={answer} />);
    expect(getText(panel.querySelector(".fh-base")).replace("\u00a0", " ")).toBe("0 ms");
  });

  it("leaves out percentiles that are missing", () => {
    const none = { ...data, p90DurationMs: null, p95DurationMs: null, histogram: [] };
    const panel = renderPanel(
      <SessionDurationPanel answer={{ ...answer, data: none, comparison: undefined }} />,
    );
    expect([...panel.querySelectorAll(".fh-marker__name")].map(getText).sort()).toEqual([
      "p50 1 m 34 s",
      "p75 3 m",
    ]);
    expect(panel.outerHTML).not.toContain("NaN");
  });

  it("is empty without an ended session", () => {
    const none = { ...data, sessions: 0, histogram: [] };
    expect(renderPanel(<SessionDurationPanel answer={{ ...answer, data: none }} />).dataset.state).toBe(
      "empty",
    );
  });
});
