import { describe, expect, it } from "vitest";
import { differences } from "./differences.ts";

const right = {
  data: { rows: [{ routePattern: "/a", events: 3, avgValueCount: 1 / 3 }], total: { events: 3 } },
  meta: { queriedAt: "2026-03-01T00:00:00+00:00", truncated: false },
};

describe("differences", () => {
  it("finds none between equal answers, whatever else meta says", () => {
    const answer = {
      data: {
        rows: [{ routePattern: "/a", events: 3, avgValueCount: 0.3333333333333 }],
        total: { events: 3 },
      },
      meta: { queriedAt: "2026-03-01T00:00:00Z", truncated: false, rowsRead: 7 },
    };
    expect(differences(right, answer)).toEqual([]);
  });

  it("names a count that is off by one, and does not forgive it for being large", () => {
    const wrong = { ...right, data: { ...right.data, total: { events: 4 } } };
    expect(differences(right, wrong)).toEqual(["data.total.events: expected 3, got 4"]);
    const large = (events: number) => ({ data: { events }, meta: {} });
    expect(differences(large(1e12), large(1e12 + 1))).toHaveLength(1);
  });

  it("names missing rows, fields that are too many, null for 0 and a missing comparison", () => {
    expect(differences(right, { ...right, data: { rows: [], total: { events: 3 } } })).toEqual([
      "data.rows: expected 1 entries, got 0",
    ]);
    expect(differences(right, { ...right, data: { ...right.data, totalRows: 1 } })).toEqual([
      "data.totalRows: not expected, got 1",
    ]);
    expect(differences({ data: 0, meta: {} }, { data: null, meta: {} })).toHaveLength(1);
    expect(differences({ data: 0, comparison: {}, meta: {} }, { data: 0, meta: {} })).toHaveLength(1);
  });

  it("names the same instant written with another offset", () => {
    const moved = { ...right, meta: { ...right.meta, queriedAt: "2026-03-01T05:45:00+05:45" } };
    expect(differences(right, moved)).toHaveLength(1);
  });
});
