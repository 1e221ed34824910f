import { describe, expect, it } from "vitest";
import { topRoutesWords } from "../metrics/top-routes.tsx";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { createTools } from "./panel-tools.ts";
import { createRankedTable } from "./ranked-figures.ts";

const titles = { routePattern: "Route", events: "Views", anonymousUsers: "Users" };
const row = (routePattern: string | null, events: number | null, anonymousUsers: number | null) => ({
  routePattern,
  events,
  sessions: null,
  anonymousUsers,
});

/** Two of four routes; one of them is unknown. */
function tableOf(readableSince: string) {
  const meta = createMeta({ comparisonTimeRange: earlier, readableSince });
  const answer = {
    metric: "top-routes" as const,
    data: { rows: [row("/plan", 1200, 5), row(null, 300, null)], totalRows: 4, total: row("", 1700, 6) },
    comparison: { rows: [row("/plan", 1000, 0), row(null, 0, 4)], totalRows: 4, total: row("", 1000, 4) },
    meta,
  };
  return createRankedTable(topRoutesWords.title, answer, titles, createTools(defaultSettings, meta));
}

describe("createRankedTable", () => {
  it("has every measure with its earlier figure and its change, and the rest of what adds up", () => {
    const table = tableOf("2025-12-14T00:00:00+01:00");
    expect(table.columns.map(({ title }) => title)).toEqual([
      "Route",
      "Views",
      "Views, compared",
      "Views, change",
      "Users",
      "Users, compared",
      "Users, change",
    ]);
    const texts = Array.from({ length: table.length }, (_, i) => table.row(i).map(({ text }) => text));
    expect(texts).toEqual([
      ["/plan", "1,200", "1,000", "↑\u00a020%", "5", "0", "new"],
      ["route unknown", "300", "0", "new", "—", "4", "—"],
      ["2 others", "200", "—", "—", "—", "—", "—"],
    ]);
    expect(table.row(0).map(({ value }) => value)).toEqual(["/plan", 1200, 1000, 0.2, 5, 0, null]);
    expect(table.row(1)[0]).toEqual({ text: "route unknown", value: null });
    expect(table.row(3)).toEqual([]);
  });

  it("tells no change against a range that is not whole", () => {
    const change = tableOf("2026-06-03T00:00:00+02:00").row(0)[3];
    expect(change).toEqual({ text: "—", value: null });
  });
});
