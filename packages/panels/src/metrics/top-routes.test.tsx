import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createMeta, earlier } from "../test/answers.ts";
import { getTable, getText, renderPanel } from "../test/render.tsx";
import { TopRoutesPanel } from "./top-routes.tsx";

const row = (
  routePattern: string | null,
  events: number | null,
  trend: (number | null)[] = [1, 2, 3, 4, 5],
) => ({
  routePattern,
  events,
  sessions: 20,
  anonymousUsers: 10,
  trend,
});

const answer: MetricAnswer<"top-routes"> = {
  metric: "top-routes",
  data: {
    rows: [row("/people/[person_id]", 600), row(null, 300), row("", 40)],
    totalRows: 312,
    total: { events: 1000, sessions: 55, anonymousUsers: 30 },
  },
  comparison: {
    // In another order than the rows, as a careless server might send them.
    rows: [row("", 40), row("/people/[person_id]", 500), row(null, 0)],
    totalRows: 300,
    total: { events: 800, sessions: 55, anonymousUsers: 30 },
  },
  meta: createMeta({
    comparisonTimeRange: earlier,
    truncated: true,
    trendStarts: [8, 9, 10, 11, 12].map((day) => `2026-06-${String(day).padStart(2, "0")}T00:00:00+02:00`),
  }),
};

describe("TopRoutesPanel", () => {
  it("ranks routes with their figures, and holds the long tail in one row without distinct counts", () => {
    const table = getTable(renderPanel(<TopRoutesPanel answer={answer} />));
    expect(table[0]).toEqual([
      "Route",
      "Views",
      "Views against the largest row",
      "Sessions",
      "Users",
      "Trend",
      "Change",
    ]);
    expect(table.slice(1).map((cells) => cells.slice(0, 5))).toEqual([
      ["/people/[person_id]", "600", "", "20", "10"],
      ["route unknown", "300", "", "20", "10"],
      ["(empty)", "40", "", "20", "10"],
      ["309 others", "60", "", "—", "—"],
    ]);
  });

  it("compares each route with itself, whatever the order of the comparison", () => {
    const changes = getTable(renderPanel(<TopRoutesPanel answer={answer} />))
      .slice(1)
      .map((cells) => cells.at(-1));
    expect(changes).toEqual(["up 20% so far", "new", "unchanged so far", "—"]);
  });

  it("says how many of how many are shown", () => {
    const foot = renderPanel(<TopRoutesPanel answer={answer} />).querySelector("footer");
    expect(getText(foot)).toContain("top 3 of 312");
    expect(getText(foot)).toContain("compared with Jun 1 – Jun 5");
  });

  it("dims the parameters of a route, keeps the whole in its title, and is heard as one word", () => {
    const route = renderPanel(<TopRoutesPanel answer={answer} />).querySelector<HTMLElement>(".fh-route");
    expect(route?.title).toBe("/people/[person_id]");
    expect(route?.closest("th")?.getAttribute("aria-label")).toBe("/people/[person_id]");
    expect(getText(route?.querySelector(".fh-route__param") ?? null)).toBe("[person_id]");
  });

  it("leaves the running day out of the trend", () => {
    const label = renderPanel(<TopRoutesPanel answer={answer} />)
      .querySelector(".fh-spark")
      ?.getAttribute("aria-label");
    expect(label).toBe("rising, from 1 to 4");
  });

  it("has no columns for what was not asked", () => {
    const { trend: _, ...bare } = row("/", 5);
    const plain = {
      ...answer,
      data: { ...answer.data, rows: [bare], totalRows: 1 },
      comparison: undefined,
      meta: createMeta(),
    };
    const panel = renderPanel(<TopRoutesPanel answer={plain} />);
    expect(getTable(panel)[0]).toEqual([
      "Route",
      "Views",
      "Views against the largest row",
      "Sessions",
      "Users",
    ]);
    expect(getText(panel.querySelector("footer"))).toContain("one row");
  });
});
