import { describe, expect, it } from "vitest";
import { getRunRange, toRun } from "./run-range.ts";

const point = (start: string) => ({ start, value: 1, complete: true, suppressed: false });
// The clock goes back on 25 October 2026 in Berlin.
const points = [
  point("2026-10-23T00:00:00+02:00"),
  point("2026-10-24T00:00:00+02:00"),
  point("2026-10-25T00:00:00+02:00"),
  point("2026-10-26T00:00:00+01:00"),
];
const asked = { start: "2026-10-23T00:00:00+02:00", end: "2026-10-26T14:05:00+01:00" };

describe("getRunRange", () => {
  it("ends where the granule after the last begins, across a clock change too", () => {
    expect(getRunRange(points, { from: 1, to: 2 }, asked)).toEqual({
      start: "2026-10-24T00:00:00+02:00",
      end: "2026-10-26T00:00:00+01:00",
    });
  });

  it("ends with the range when it holds the last granule", () => {
    expect(getRunRange(points, { from: 3, to: 3 }, asked).end).toBe(asked.end);
  });

  it("begins no earlier than the range, though its first week does", () => {
    const midweek = { ...asked, start: "2026-10-23T12:00:00+02:00" };
    expect(getRunRange(points, { from: 0, to: 0 }, midweek).start).toBe(midweek.start);
  });
});

describe("toRun", () => {
  it("puts the earlier place first", () => {
    expect(toRun(5, 2)).toEqual({ from: 2, to: 5 });
  });
});
