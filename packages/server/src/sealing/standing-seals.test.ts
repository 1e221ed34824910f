import { describe, expect, it } from "vitest";
import { judgeSeals, type Part, type Seal, type TableState } from "./standing-seals.ts";

const DAY_MS = 86_400_000;
/** The 10th of March 2026. */
const day = Date.UTC(2026, 2, 10) / DAY_MS;

const seal = (more: Partial<Seal> = {}): Seal => ({
  day,
  revision: 1,
  seal: 77,
  events: 100,
  rows: 300,
  fingerprint: "123",
  watermark: 5,
  inserts: [[1, 5]],
  rawTable: "uuid-1",
  ...more,
});

const part = (more: Partial<Part> = {}): Part => ({
  month: "202603",
  inserts: [1, 5],
  newest: 5,
  firstDay: day - 3,
  lastDay: day + 3,
  rows: 120,
  ...more,
});

function judge(seals: readonly Seal[], state: Partial<TableState>, readableSinceMs = 0) {
  const verdict = judgeSeals(
    seals,
    { rawTable: "uuid-1", raw: [part()], copies: [part({ rows: 300 })], ...state },
    readableSinceMs,
  );
  return [
    ...verdict.standing.map((each) => [each.day - day, "stands"]),
    ...verdict.doubted.map(({ seal, doubt }) => [seal.day - day, doubt]),
  ];
}

const newer = { inserts: [6, 6], newest: 6 } as const;

describe("judgeSeals", () => {
  it.each<[string, Partial<TableState>, string]>([
    ["nothing has come", {}, "stands"],
    ["seen parts were merged", { raw: [part({ inserts: [1, 5], rows: 90 })] }, "stands"],
    ["a new part is about other days", { raw: [part(), part({ ...newer, firstDay: day + 1 })] }, "stands"],
    ["a new part is of another month", { raw: [part(), part({ ...newer, month: "202604" })] }, "stands"],
    ["a new part is about the day", { raw: [part(), part(newer)] }, "changed"],
    ["a new part was merged with seen ones", { raw: [part({ inserts: [1, 6], newest: 6 })] }, "changed"],
    [
      "a new part may be about any day",
      { raw: [part(), part({ ...newer, firstDay: -Infinity, lastDay: Infinity })] },
      "changed",
    ],
    ["a seen part was mutated", { raw: [part({ newest: 9 })] }, "changed"],
    ["the month was dropped", { raw: [] }, "changed"],
    ["the month was dropped and filled anew", { raw: [part({ inserts: [2, 5] })] }, "changed"],
    ["another table has taken the place", { rawTable: "uuid-2" }, "changed"],
    ["rows of its own are missing", { copies: [part({ rows: 299 })] }, "copy incomplete"],
    ["all rows of its own are missing", { copies: [] }, "copy incomplete"],
  ])("when %s", (_, state, expected) => {
    expect(judge([seal()], state)).toEqual([[0, expected]]);
  });

  it("counts the rows of a month over all of its seals", () => {
    expect(judge([seal(), seal({ day: day + 1, rows: 1 })], {})).toEqual([
      [0, "copy incomplete"],
      [1, "copy incomplete"],
    ]);
  });

  it("lets a day stand that raw retention has taken, whatever comes for it", () => {
    const gone = judge([seal()], { raw: [], copies: [] }, (day + 1) * DAY_MS);
    expect(gone).toEqual([[0, "stands"]]);
  });

  it("does not expect the rows of a day that raw retention has begun to take", () => {
    const begun = day * DAY_MS + 1;
    expect(judge([seal()], { copies: [] }, begun)).toEqual([[0, "stands"]]);
    expect(judge([seal()], { raw: [part(newer)] }, begun)).toEqual([[0, "changed"]]);
  });
});
