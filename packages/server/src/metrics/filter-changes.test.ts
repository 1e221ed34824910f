import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-02", end: "2026-03-04" };
const change = (valueCount: string, at = "2026-03-02T10:00:00Z", view = "board") =>
  event("filter_changed", at, {
    payload_json: `{"filterKey":"team","valueCount":${valueCount},"view":"${view}"}`,
  });

describe.each(executors)("filter-changes through %s", (executor) => {
  it("averages whole numbers from 0 to 2^53 − 1, however they are written, and leaves out the rest", async () => {
    const counted = ["0", "-0", "3", "3.0", "3e0", "30E-1", "9007199254740991"];
    const left = [
      '"3"',
      "3.9",
      "-1",
      "1e30",
      "9007199254740992",
      "18446744073709551615",
      "true",
      "null",
      "[3]",
    ];
    await store.hold([...counted, ...left].map((valueCount) => change(valueCount)));
    const { data } = await store.ask(executor, "filter-changes", range);
    const sum = counted.map(Number).reduce((total, value) => total + BigInt(value), 0n);
    expect(data.rows).toEqual([
      {
        view: "board",
        filterKey: "team",
        changes: counted.length + left.length,
        avgValueCount: Number(sum) / counted.length,
      },
    ]);
    expect(data.total.avgValueCount).toBe(Number(sum) / counted.length);
  });

  it("does not wrap around when the numbers add up to more than 64 bits hold", async () => {
    await store.hold(Array.from({ length: 2_100 }, () => change("9007199254740991")));
    const { data } = await store.ask(executor, "filter-changes", range);
    expect((data.total.avgValueCount ?? 0) / 2 ** 53).toBeCloseTo(1, 12);
  });

  it("has no average, and not 0, where nothing can be averaged", async () => {
    await store.hold([
      change("2"),
      change("2", "2026-03-03T10:00:00Z", "list"),
      change('"2"', "2026-03-01T10:00:00Z", "list"),
    ]);
    const { data, comparison } = await store.ask(executor, "filter-changes", {
      ...range,
      compare: "previous",
    });
    expect(data.rows.map((row) => [row.view, row.avgValueCount])).toEqual([
      ["board", 2],
      ["list", 2],
    ]);
    expect(comparison).toEqual({
      rows: [
        { view: "board", filterKey: "team", changes: 0, avgValueCount: null },
        { view: "list", filterKey: "team", changes: 1, avgValueCount: null },
      ],
      totalRows: 1,
      total: { changes: 1, avgValueCount: null },
    });
  });
});
