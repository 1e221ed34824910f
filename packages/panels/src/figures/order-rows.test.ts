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
    expect(order({ sort: { column: 1, isDescending: false } })).toEqual([2, 0, 1, 3]);
    expect(order({ sort: { column: 1, isDescending: true } })).toEqual([0, 2, 1, 3]);
    expect(order({ sort: { column: 0, isDescending: false } })).toEqual([1, 0, 2, 3]);
  });
});

describe("getNextSort", () => {
  it("begins with the largest figure and the first name, turns round, and ends", () => {
    const figures = [1, 2, 3].reduce<ReturnType<typeof getNextSort>[]>(
      (all) => [...all, getNextSort(all.at(-1) ?? null, 1, "figure")],
      [],
    );
    expect(figures).toEqual([{ column: 1, isDescending: true }, { column: 1, isDescending: false }, null]);
    expect(getNextSort({ column: 1, isDescending: true }, 0, "name")).toEqual({
      column: 0,
      isDescending: false,
    });
  });
});
