import { describe, expect, it } from "vitest";
import { activeUsersWords } from "../metrics/active-users.tsx";
import { menuWords } from "../panel/panel-menu-words.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import { createTools } from "../panel/panel-tools.ts";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta } from "../test/answers.ts";
import { getCsvRows } from "./export-csv.ts";
import { getFileName } from "./file-name.ts";

const table: PanelTable = {
  caption: "users per day",
  columns: [
    { title: "Time", kind: "name" },
    { title: "Lasted", kind: "figure", unit: "ms" },
  ],
  length: 2,
  hasRest: false,
  row: (i) => [
    { text: "a day", value: `2026-06-${11 + i}T00:00:00+02:00` },
    { text: "1,200", value: i === 0 ? 1200 : null },
  ],
  note: (i) => (i === 0 ? "" : "incomplete, withheld"),
};

describe("getCsvRows", () => {
  it("says in every row what its figures are of, and what is not whole", () => {
    const rows = getCsvRows(
      {
        metric: "active-users",
        title: "Active users",
        words: activeUsersWords,
        params: { filters: [{ dimension: "routePattern", operator: "in", values: ["/plan", null] }] },
        isStatic: true,
        tools: createTools(defaultSettings, createMeta()),
        answer: undefined,
        view: null,
        loadTable: () => Promise.reject(new Error("The table is given.")),
      },
      table,
      menuWords,
    );
    const [head = [], first = [], second = []] = rows;
    expect(head.slice(0, 4)).toEqual(["Time", "Lasted (ms)", "Note", "Metric"]);
    expect(first.slice(0, 3)).toEqual(["2026-06-11T00:00:00+02:00", 1200, ""]);
    expect(second.slice(0, 3)).toEqual(["2026-06-12T00:00:00+02:00", null, "incomplete, withheld"]);
    const told = Object.fromEntries(head.map((name, i) => [name, second[i]]));
    expect(told).toMatchObject({
      Metric: "test@1",
      "Range end (not included)": "2026-06-13T00:00:00+02:00",
      "Time zone": "Europe/Berlin",
      Scope: "platform",
      Filters: 'routePattern in ["/plan",null]',
      Exactness: "exact",
      "Range is over": "no",
      "Withheld rows or points": "0",
    });
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head.length]));
  });
});

describe("getFileName", () => {
  it("names metric, first and last local day and zone", () => {
    expect(getFileName("active-users", createMeta(), "csv")).toBe(
      "active-users_2026-06-08_2026-06-12_Europe-Berlin.csv",
    );
  });

  it("keeps the sign of a zone, and takes a moment's own day", () => {
    const timeRange = { start: "2026-06-08T13:00:00-03:00", end: "2026-06-09T00:30:00-03:00" };
    expect(getFileName("totals", createMeta({ timeRange, timeZone: "Etc/GMT+3" }), "png")).toBe(
      "totals_2026-06-08_2026-06-09_Etc-GMT+3.png",
    );
  });
});
