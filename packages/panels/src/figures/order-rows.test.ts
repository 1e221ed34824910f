import { describe, expect, it } from "vitest";
import type { PanelTable } from "../panel/panel-table.ts";
import { getNextSort, orderRows } from "./order-rows.ts";

const rows = [
  ["/plan", 30],
  ["/People", null],
  ["/plan/[scope]", 7],
  ["12 others", 300],
] as const;

const table: PanelTable = {
  caption: "",
  columns: [
    { title: "Route", kind: "name" },
    { title: "Views", kind: "figure" },
  ],
  length: rows.length,
  hasRest: true,
  row: (i) => (rows[i] ?? []).map((value) => ({ text: String(value), value })),
  note: () => "",
};
const order = (options: Partial<Parameters<typeof orderRows>[1]>) =>
  orderRows(table, { search: "", sort: null, locale: "en-US", ...options });

describe("orderRows", () => {
  it("leaves rows as they are, and finds them by their names whatever the case", () => {
    expect(order({})).toEqual([0, 1, 2, 3]);
    expect(order({ search: " PE" })).toEqual([1, 2]);
    expect(order({ search: "30" })).toEqual([]);
  });

  it("does not find what has no name of its own", () => {
    expect(order({ search: "others" })).toEqual([]);
  });

  it("puts numbers in order as numbers, what has none last, and the rest after all", () => {
    expect(order({ sort: { column: "Views", isDescending: false } })).toEqual([2, 0, 1, 3]);
    expect(order({ sort: { column: "Views", isDescending: true } })).toEqual([0, 2, 1, 3]);
    expect(order({ sort: { column: "Route", isDescending: false } })).toEqual([1, 0, 2, 3]);
  });

  it("leaves rows as they are when their column is no longer there", () => {
    expect(order({ sort: { column: "Views, change", isDescending: false } })).toEqual([0, 1, 2, 3]);
  });

  it("puts instants in order as moments, also in the hour that comes twice", () => {
    const hours = ["2026-10-25T03:00:00+01:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:00:00+02:00"];
    const series: PanelTable = {
      ...table,
      columns: [{ title: "Time", kind: "time" }],
      length: hours.length,
      hasRest: false,
      row: (i) => hours.slice(i, i + 1).map((value) => ({ text: value, value })),
    };
    const sorted = (isDescending: boolean) =>
      orderRows(series, { search: "", sort: { column: "Time", isDescending }, locale: "en-US" });
    expect(sorted(false)).toEqual([2, 1, 0]);
    expect(sorted(true)).toEqual([0, 1, 2]);
  });
});

describe("getNextSort", () => {
  it("begins with the largest figure and the first name, turns round, and ends", () => {
    const figures = [1, 2, 3].reduce<ReturnType<typeof getNextSort>[]>(
      (all) => [...all, getNextSort(all.at(-1) ?? null, { title: "Views", kind: "figure" })],
      [],
    );
    expect(figures).toEqual([
      { column: "Views", isDescending: true },
      { column: "Views", isDescending: false },
      null,
    ]);
    expect(getNextSort({ column: "Views", isDescending: true }, { title: "Route", kind: "name" })).toEqual({
      column: "Route",
      isDescending: false,
    });
  });
});
