import { describe, expect, it } from "vitest";
import { DAY_MS } from "../query/source/event-source.ts";
import { judgeSeals, NO_SEAL, newestOfMonth, type Part, type Seal } from "./standing-seals.ts";

const always = { eventsSinceMs: 0, sumsSinceMs: 0 };
/** 1 March 2026. */
const day = 20_513;
const seal: Seal = {
  day,
  revision: 1,
  seal: 7,
  events: 10,
  rows: { events: 10, durations: 2 },
  fingerprint: "1",
  watermark: 5,
  inserts: [[1, 5]],
  numbering: 1,
  rawTable: "a",
};
const part: Part = {
  month: "202603",
  inserts: [1, 5],
  mutation: 0,
  firstDay: day,
  lastDay: day + 3,
  rows: 10,
};

function doubtOf(
  change: Partial<Seal>,
  parts: readonly Part[],
  own: { readonly events?: number; readonly durations?: number } = {},
): string {
  const { events = 10, durations = 2 } = own;
  const copies = { events: [{ ...part, rows: events }], durations: [{ ...part, rows: durations }] };
  const { standing, doubted } = judgeSeals(
    [{ ...seal, ...change }],
    { rawTable: "a", raw: parts, copies },
    always,
  );
  return standing.length > 0 ? "stands" : (doubted[0]?.doubt ?? "left out");
}

describe("judgeSeals", () => {
  it.each<{
    of: string;
    change?: Partial<Seal>;
    parts: readonly Part[];
    own?: Parameters<typeof doubtOf>[2];
    is: string;
  }>([
    { of: "all as it was", parts: [part], is: "stands" },
    { of: "a merge", parts: [{ ...part, inserts: [0, 5] }], is: "stands" },
    { of: "an insert about the day", parts: [part, { ...part, inserts: [6, 6] }], is: "changed" },
    {
      of: "an insert about other days",
      parts: [part, { ...part, inserts: [6, 6], firstDay: day + 1 }],
      is: "stands",
    },
    {
      of: "an insert into another month",
      parts: [part, { ...part, inserts: [6, 6], month: "202602" }],
      is: "stands",
    },
    {
      of: "a merge with an insert that was seen",
      change: { seen: 6 },
      parts: [{ ...part, inserts: [1, 6] }],
      is: "stands",
    },
    { of: "a mutation", parts: [{ ...part, mutation: 6 }], is: "changed" },
    {
      of: "a mutation that left nothing of the day",
      parts: [{ ...part, mutation: 6, firstDay: day + 1 }],
      is: "changed",
    },
    {
      of: "a mutation ordered before what was seen",
      change: { seen: 8 },
      parts: [{ ...part, mutation: 6 }],
      is: "changed",
    },
    { of: "a mutation before it was sealed", parts: [{ ...part, mutation: 4 }], is: "stands" },
    { of: "a dropped part", parts: [], is: "changed" },
    { of: "lost rows of its own", parts: [part], own: { events: 9 }, is: "copy incomplete" },
    {
      of: "lost rows that others could stand in for",
      parts: [part],
      own: { events: 99, durations: 1 },
      is: "copy incomplete",
    },
    { of: "a day that was taken out", change: { seal: NO_SEAL }, parts: [part], is: "left out" },
  ])("knows what becomes of a seal after $of", ({ change = {}, parts, own, is }) => {
    expect(doubtOf(change, parts, own)).toBe(is);
  });

  it("sees the first insert into a month that was empty, also where inserts are counted from 0", () => {
    const empty = { events: 0, rows: {}, inserts: [], watermark: newestOfMonth([], day) };
    expect(doubtOf(empty, [])).toBe("stands");
    expect(doubtOf(empty, [{ ...part, inserts: [0, 0] }])).toBe("changed");
  });

  it("counts the rows of a month over all of its seals", () => {
    const state = {
      rawTable: "a",
      raw: [part],
      copies: { events: [{ ...part, rows: 10 }], durations: [{ ...part, rows: 2 }] },
    };
    expect(
      judgeSeals([seal, { ...seal, day: day + 1, rows: { events: 1 } }], state, always).doubted,
    ).toHaveLength(2);
  });

  it("lets a day stand that raw retention has begun to take, whatever has come for it", () => {
    const copies = { events: [part], durations: [{ ...part, rows: 2 }] };
    const state = { rawTable: "a", raw: [{ ...part, inserts: [1, 6] as const }], copies };
    const since = (eventsSinceMs: number) => judgeSeals([seal], state, { ...always, eventsSinceMs });
    expect(since(day * DAY_MS).doubted).toMatchObject([{ doubt: "changed" }]);
    expect(since(day * DAY_MS + 1).standing).toHaveLength(1);
    expect(since((day + 1) * DAY_MS).standing).toHaveLength(1);
  });

  it("expects the copies of a day's events until raw retention has taken all of it, and its sums for as long as they are kept", () => {
    const withSums = { ...seal, rows: { ...seal.rows, names: 3 } };
    const state = { rawTable: "a", raw: [part], copies: { names: [{ ...part, rows: 3 }] } };
    const since = (eventsSinceMs: number, sumsSinceMs = 0, names = 3) =>
      judgeSeals(
        [withSums],
        { ...state, copies: { names: [{ ...part, rows: names }] } },
        { eventsSinceMs, sumsSinceMs },
      );
    expect(since(day * DAY_MS + 1).doubted).toMatchObject([{ doubt: "copy incomplete" }]);
    expect(since((day + 1) * DAY_MS).standing).toHaveLength(1);
    expect(since((day + 1) * DAY_MS, 0, 2).doubted).toMatchObject([{ doubt: "copy incomplete" }]);
    expect(since((day + 9) * DAY_MS, day * DAY_MS).standing).toHaveLength(1);
    expect(since((day + 9) * DAY_MS, day * DAY_MS + 1)).toEqual({ standing: [], doubted: [] });
  });
});
