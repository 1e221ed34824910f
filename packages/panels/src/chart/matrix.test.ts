import { describe, expect, it } from "vitest";
import { createMatrix, getHeatStep, rankMatrix } from "./matrix.ts";

const entries = [
  { row: "date", column: "overview", value: 10, detail: 1 },
  { row: "date", column: "work", value: 5, detail: 2 },
  { row: "scope", column: "work", value: 8, detail: 1.5 },
  { row: null, column: "overview", value: 1, detail: null },
];

describe("createMatrix", () => {
  it("ranks both sides by their totals and leaves cells empty where nothing occurred", () => {
    const matrix = createMatrix(entries, rankMatrix(entries));
    expect(matrix.columns).toEqual([
      { key: { name: "work" }, total: 13 },
      { key: { name: "overview" }, total: 11 },
    ]);
    expect(matrix.rows.map((row) => [row.key, row.total])).toEqual([
      [{ name: "date" }, 15],
      [{ name: "scope" }, 8],
      [{ name: null }, 1],
    ]);
    expect(matrix.rows[1]?.cells[1]).toEqual({ value: null, detail: null });
    expect([matrix.total, matrix.highest]).toEqual([24, 10]);
  });

  it("folds what does not fit into counted others, without an average of averages", () => {
    const wide = [...entries, { row: "date", column: "people", value: 2, detail: 3 }];
    const matrix = createMatrix(wide, rankMatrix(wide, { rows: 1, columns: 1 }));
    expect(matrix.rows.map((row) => row.key)).toEqual([{ name: "date" }, { others: 2 }]);
    expect(matrix.columns.map((column) => column.key)).toEqual([{ name: "work" }, { others: 2 }]);
    expect(matrix.rows[0]?.cells).toEqual([
      { value: 5, detail: 2 },
      { value: 12, detail: null },
    ]);
    expect(matrix.total).toBe(26);
  });

  it("never folds a single name, whose fold would take the same room", () => {
    const { rows, columns, ...hidden } = rankMatrix(entries, { rows: 2, columns: 1 });
    expect([rows, columns]).toEqual([
      ["date", "scope", null],
      ["work", "overview"],
    ]);
    expect(hidden).toEqual({ hiddenRows: 0, hiddenColumns: 0 });
  });

  it("ends its scale at the largest cell that is no fold", () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ row: `r${i}`, column: `c${i % 3}`, value: 90 - i }));
    expect(createMatrix(many, rankMatrix(many, { rows: 2, columns: 3 })).highest).toBe(90);
  });

  it("ends its scale at seven at least, so that few look like few", () => {
    const few = [{ row: "date", column: "work", value: 1 }];
    const { highest } = createMatrix(few, rankMatrix(few));
    expect([highest, getHeatStep(1, highest)]).toEqual([7, 3]);
  });

  it("has the names of a part in the order of the whole", () => {
    const part = [...entries.slice(2), { row: "date", column: "work", value: 0 }];
    expect(rankMatrix(part).rows).toEqual(["scope", null, "date"]);
    expect(rankMatrix(part, undefined, entries)).toMatchObject({
      rows: ["date", "scope", null],
      columns: ["work", "overview"],
    });
  });

  it("keeps a name called others apart from the fold", () => {
    const odd = [...entries, { row: "others", column: "others", value: 100 }];
    expect(createMatrix(odd, rankMatrix(odd, { rows: 1, columns: 1 })).rows.map((row) => row.key)).toEqual([
      { name: "others" },
      { others: 3 },
    ]);
  });
});

describe("getHeatStep", () => {
  it("runs from 1 to 7 with the square root, and does not paint nothing", () => {
    expect([null, 0, 1, 25, 50, 100].map((value) => getHeatStep(value, 100))).toEqual([0, 0, 1, 4, 5, 7]);
    expect(getHeatStep(0.001, 1e9)).toBe(1);
  });
});
