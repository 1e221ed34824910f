import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createMeta, earlier } from "../test/answers.ts";
import { getText, renderPanel } from "../test/render.tsx";
import { TotalsPanel } from "./totals.tsx";

const answer: MetricAnswer<"totals"> = {
  metric: "totals",
  data: {
    anonymousUsers: 6918,
    sessions: 58_204,
    events: null,
    activeOrgs: 46,
    trend: { anonymousUsers: [1, 2, 3, 3], sessions: [3, null, 1, 1], events: [], activeOrgs: [1, 1, 1] },
  },
  comparison: { anonymousUsers: 6500, sessions: 58_204, events: 5, activeOrgs: 0 },
  meta: createMeta({
    comparisonTimeRange: earlier,
    queriedAt: "2026-06-14T00:00:00Z",
    trendStarts: ["08", "09", "10", "11"].map((day) => `2026-06-${day}T00:00:00+02:00`),
  }),
};

const tell = (panel: HTMLElement) =>
  [...panel.querySelectorAll(".fh-total")].map((total) => [
    getText(total.querySelector("dt")),
    getText(total.querySelector(".fh-total__value")),
  ]);

describe("TotalsPanel", () => {
  it("labels every number, with a dash for one that is missing", () => {
    expect(tell(renderPanel(<TotalsPanel answer={answer} />))).toEqual([
      ["Anonymous users", "6,918"],
      ["Sessions", "58,204"],
      ["Events", "—"],
      ["Active organisations", "46"],
    ]);
  });

  it("is withheld as a whole where every number is", () => {
    const none = { anonymousUsers: null, sessions: null, events: null, activeOrgs: null };
    const panel = renderPanel(
      <TotalsPanel answer={{ ...answer, data: none, meta: createMeta({ suppressed: 1 }) }} />,
    );
    expect(panel.dataset.state).toBe("suppressed");
    expect(getText(panel)).toContain("Withheld: too few users");
  });

  it("does not speak of organisations in the scope of one", () => {
    const org = {
      ...answer,
      data: { ...answer.data, activeOrgs: null },
      meta: createMeta({ scopeKind: "org" }),
    };
    expect(tell(renderPanel(<TotalsPanel answer={org} />)).map(([label]) => label)).toEqual([
      "Anonymous users",
      "Sessions",
      "Events",
    ]);
  });

  it("tells changes and trends in words", () => {
    const totals = [...renderPanel(<TotalsPanel answer={answer} />).querySelectorAll(".fh-total")];
    expect(totals.map((total) => getText(total.querySelector(".fh-change")))).toEqual([
      "up 6.4%, compared with Jun 1 – Jun 5",
      "unchanged, compared with Jun 1 – Jun 5",
      "change unknown",
      "new",
    ]);
    expect(totals[0]?.querySelector(".fh-spark")?.getAttribute("aria-label")).toBe("rising, from 1 to 3");
  });

  it("calls fewer than four points no trend", () => {
    const totals = [...renderPanel(<TotalsPanel answer={answer} />).querySelectorAll(".fh-total")];
    expect(totals.map((total) => total.querySelector(".fh-total__trend") !== null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is empty when every number is 0 or missing", () => {
    const data = { anonymousUsers: 0, sessions: 0, events: 0, activeOrgs: null };
    expect(
      renderPanel(<TotalsPanel answer={{ ...answer, data, comparison: undefined }} />).dataset.state,
    ).toBe("empty");
  });
});
