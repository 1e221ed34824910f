import { type MetricAnswer, type MetricId, metricIds } from "@firsthand/contract";
import { fireEvent, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { describe, expect, it } from "vitest";
import { panels } from "../metrics/index.ts";
import { getText, openTable, renderPanel } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";

const compared = (metric: MetricId): MetricAnswer => answerOf(metric, { params: { compare: "previous" } });

/** The answer of a server that keeps events since `readableSince`. */
function keptSince(answer: MetricAnswer, readableSince: string): MetricAnswer {
  return { ...answer, meta: { ...answer.meta, readableSince } };
}

/** A comparison of which nothing can be read: no figure, no row, no complete point. */
function withoutComparison({ comparison, ...answer }: MetricAnswer): MetricAnswer {
  const text = JSON.stringify(comparison, (name, value) => {
    if (name === "rows" || name === "histogram") return [];
    if (name === "complete") return false;
    return typeof value === "number" && name !== "totalRows" ? null : value;
  });
  return { ...answer, comparison: JSON.parse(text) } as MetricAnswer;
}

/** Unfolds what stands behind the figures, and gives its lines by their names. */
async function openFacts(root: HTMLElement): Promise<ReadonlyMap<string, string>> {
  const details = root.querySelector<HTMLDetailsElement>("details.fh-meta");
  if (details === null) throw new Error("The panel has no details.");
  details.open = true;
  fireEvent(details, new Event("toggle"));
  await waitFor(() => expect(details.querySelector("dl")).not.toBeNull());
  return new Map(
    [...details.querySelectorAll("dl > div")].map((line) => [
      getText(line.querySelector("dt")),
      getText(line.querySelector("dd")),
    ]),
  );
}

function renderMetric(answer: MetricAnswer): HTMLElement {
  const Panel = panels[answer.metric] as unknown as ComponentType<{ readonly answer: MetricAnswer }>;
  return renderPanel(<Panel answer={answer} />);
}

const getArrows = (root: HTMLElement) =>
  [...root.querySelectorAll(".fh-change")].filter((mark) => /[↑↓]/.test(mark.textContent)).length;
const changeWords = /\b(up|down|unchanged|new)\b/;
const getChanges = (root: HTMLElement) => [...root.querySelectorAll(".fh-change, .fh-tag")].map(getText);

describe.each(metricIds)("%s, compared with a range", (metric) => {
  const answer = compared(metric);
  const { comparisonTimeRange, timeRange } = answer.meta;

  it("that can be read: has changes", () => {
    const root = renderMetric(answer);
    expect(getChanges(root).join()).toMatch(changeWords);
    expect(getText(root.querySelector("footer"))).not.toContain("kept since");
  });

  it("of which only a part can be read: has none, and says since when events are kept", () => {
    const inside = new Date(Date.parse(comparisonTimeRange?.start ?? "") + 60_000).toISOString();
    const root = renderMetric(keptSince(answer, inside));
    expect(root.dataset.state).toBe("ready");
    expect(getArrows(root)).toBe(0);
    expect(getChanges(root).length).toBeGreaterThan(0);
    expect(getChanges(root).join()).not.toMatch(changeWords);
    expect(getText(root.querySelector("footer"))).toMatch(/kept since \w{3} \d+, \d{4}/);
  });

  it("of which nothing can be read: has no change and no figure of it", () => {
    const root = renderMetric(withoutComparison(keptSince(answer, timeRange.start)));
    expect(root.dataset.state).toBe("ready");
    expect(getArrows(root)).toBe(0);
    expect(getChanges(root).join()).not.toMatch(changeWords);
    expect(root.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("of which nothing can be read: is said to be compared with nothing, and has no key to a line that is not there", () => {
    const root = renderMetric(withoutComparison(keptSince(answer, timeRange.start)));
    const foot = getText(root.querySelector("footer"));
    expect(foot).toContain("not compared");
    expect(foot).not.toContain("compared with");
    expect(root.querySelector('[data-series="previous"]')).toBeNull();
    expect(root.querySelector('[data-col="change"]')).toBeNull();
  });

  it("of which nothing can be read: is named among the facts, and that it was not compared", async () => {
    const facts = await openFacts(renderMetric(withoutComparison(keptSince(answer, timeRange.start))));
    expect(facts.get("Compared with")).toMatch(/\d \(not compared\)$/);
  });

  it("of which the last minute can be read: is said to be compared with it", () => {
    const late = new Date(Date.parse(comparisonTimeRange?.end ?? "") - 60_000).toISOString();
    const foot = getText(renderMetric(keptSince(answer, late)).querySelector("footer"));
    expect(foot).toContain("compared with");
    expect(foot).not.toContain("not compared");
  });
});

describe("a comparison of which nothing can be read", () => {
  it.each(["session-duration", "active-users"] as const)("is no zero in the table of %s", async (metric) => {
    const answer = compared(metric);
    const root = renderMetric(withoutComparison(keptSince(answer, answer.meta.timeRange.start)));
    const [, ...rows] = await openTable(root);
    const figure = metric === "active-users" ? "no data" : "—";
    expect(new Set(rows.map((row) => row.slice(-2).join()))).toEqual(new Set([`${figure},—`]));
  });
});

describe("a range of which only a part can be read", () => {
  it("does not say that nothing was received before", () => {
    const answer = answerOf("active-users");
    const points = answer.data.points.map((point, i) =>
      i < 2 ? { ...point, anonymousUsers: null, complete: false } : point,
    );
    const { start } = points[2] ?? { start: "" };
    const root = renderMetric(keptSince({ ...answer, data: { ...answer.data, points } }, start));
    expect(getText(root.querySelector("footer"))).not.toContain("nothing received");
    expect(getText(root.querySelector("footer"))).toContain("kept since");
  });

  it("is not called a range without events when all of it is gone", () => {
    const answer = answerOf("totals", { variant: "empty" });
    const data = { anonymousUsers: null, sessions: null, events: null, activeOrgs: null };
    const root = renderMetric(keptSince({ ...answer, data }, answer.meta.timeRange.end));
    expect(root.dataset.state).toBe("empty");
    expect(getText(root)).toContain("The events of this range are no longer kept");
    expect(getText(root)).not.toContain("No events in this range");
  });
});

describe("a range of which events are kept from somewhere within it on", () => {
  const plain = answerOf("active-users", { params: { granularity: "day" } });
  const at = plain.data.points[9]?.start ?? "";
  const answer = { ...plain, meta: { ...plain.meta, eventsSince: at } };

  it("shows where that is: on the chart, in the table, and to a screen reader", async () => {
    const root = renderMetric(answer);
    expect(getText(root.querySelector(".fh-annotation__name"))).toBe("only sums before");
    expect(root.innerHTML).toContain("Marked: only sums before");
    const rows = await openTable(root);
    expect(rows.filter((row) => row.join(" ").includes("only sums before"))).toHaveLength(1);
  });

  it("does not mark it where it lies outside the range, or where nothing older is known", () => {
    const before = new Date(Date.parse(plain.meta.timeRange.start) - 86_400_000).toISOString();
    expect(renderMetric({ ...plain, meta: { ...plain.meta, eventsSince: before } }).innerHTML).not.toContain(
      "only sums",
    );
    const same = { ...plain.meta, eventsSince: at, readableSince: at };
    expect(renderMetric({ ...plain, meta: same }).innerHTML).not.toContain("only sums");
  });
});

describe.each(metricIds)("%s, asked as it can be answered", (metric) => {
  it.each(["edges", "utc-days", "events"] as const)("says so: %s", async (adjusted) => {
    const plain = answerOf(metric);
    const { timeRange } = plain.meta;
    const unknown = [{ start: timeRange.start, end: timeRange.start }];
    const meta = { ...plain.meta, adjusted, eventsSince: timeRange.end, unknown };
    const root = renderMetric({ ...plain, meta } as MetricAnswer);
    expect(getText(root.querySelector("footer"))).toContain("adjusted to what is kept");
    const names = await openFacts(root);
    expect(names.get("Adjusted")).toMatch(/kept/);
    expect(names.get("Single events since")).toMatch(/\d{4}/);
    expect(names.has("Not known")).toBe(true);
    expect(getText(renderMetric(plain).querySelector("footer"))).not.toContain("adjusted");
  });
});
