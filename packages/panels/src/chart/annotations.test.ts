import { describe, expect, it } from "vitest";
import { getFlags, placeAnnotations } from "./annotations.ts";

const starts = ["08", "09", "10", "11", "12"].map((day) => `2026-06-${day}T00:00:00+02:00`);
const range = { start: "2026-06-08T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" };

describe("placeAnnotations", () => {
  it("puts each into the granule that it falls into, and those of one granule together", () => {
    const places = placeAnnotations(
      [
        { at: "2026-06-11T21:59:59Z", label: "incident" },
        { at: "2026-06-09T08:00:00Z", label: "release 4.2" },
        { at: "2026-06-11T06:00:00+02:00", label: "hotfix" },
      ],
      starts,
      range,
    );
    expect(places).toEqual([
      { index: 1, x: 250, label: "release 4.2" },
      { index: 3, x: 750, label: "incident, hotfix" },
    ]);
  });

  it("puts what lies before the first granule into it", () => {
    const early = [{ at: "2026-06-08T06:00:00Z", label: "release 4.2" }];
    expect(placeAnnotations(early, starts.slice(1), range)).toEqual([
      { index: 0, x: 0, label: "release 4.2" },
    ]);
  });

  it("knows nothing outside the range, and nothing that is no instant", () => {
    const outside = ["2026-06-07T21:59:59Z", range.end, "yesterday"].map((at) => ({ at, label: "x" }));
    expect(placeAnnotations(outside, starts, range)).toEqual([]);
  });
});

describe("getFlags", () => {
  const at = (x: number, label: string) => ({ index: 0, x, label });

  it("writes labels where they have room, turned inwards at the ends", () => {
    const flags = getFlags([at(10, "release 4.1"), at(500, "release 4.2"), at(990, "release 4.3")], 500);
    expect(flags.map(({ text, anchor }) => `${text} ${anchor}`)).toEqual([
      "release 4.1 start",
      "release 4.2 middle",
      "release 4.3 end",
    ]);
  });

  it("counts them where they would collide or stick out", () => {
    expect(getFlags([at(480, "release 4.2"), at(520, "incident")], 500).map(({ text }) => text)).toEqual([
      "1",
      "2",
    ]);
    expect(getFlags([at(500, "a very long name of a release")], 100)[0]?.text).toBe("1");
  });
});
