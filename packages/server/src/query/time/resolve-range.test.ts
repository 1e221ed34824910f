import { defaultLimits } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { formatInstant } from "./local-time.ts";
import { type RangeParams, resolveRange } from "./resolve-range.ts";

const nowMs = Date.parse("2026-11-24T22:00:00Z");

function resolve(params: RangeParams, timeZone = "UTC") {
  const { startMs, endMs } = resolveRange(params, timeZone, nowMs, defaultLimits);
  return [formatInstant(timeZone, startMs), formatInstant(timeZone, endMs)];
}

const refuses = (params: RangeParams, error: object) =>
  expect(() => resolve(params)).toThrow(expect.objectContaining(error));

describe("resolveRange", () => {
  it("means the 30 local days that end with today when nothing is said", () => {
    expect(resolve({})).toEqual(["2026-10-26T00:00:00+00:00", "2026-11-25T00:00:00+00:00"]);
    // In Kathmandu it is already the 25th.
    expect(resolve({}, "Asia/Kathmandu")).toEqual(["2026-10-27T00:00:00+05:45", "2026-11-26T00:00:00+05:45"]);
  });

  it("takes a date as its first instant, which is not always midnight", () => {
    expect(resolve({ start: "2026-04-24", end: "2026-04-25" }, "Africa/Cairo")).toEqual([
      "2026-04-24T01:00:00+03:00",
      "2026-04-25T00:00:00+03:00",
    ]);
    expect(resolve({ start: "2011-12-30", end: "2012-01-01" }, "Pacific/Apia")).toEqual([
      "2011-12-31T00:00:00+14:00",
      "2012-01-01T00:00:00+14:00",
    ]);
  });

  it("takes an instant with any offset, and rounds up what is finer than events are", () => {
    expect(resolve({ start: "2026-01-01T05:45+05:45", end: "2026-01-01T00:00:00.0010001Z" })).toEqual([
      "2026-01-01T00:00:00+00:00",
      "2026-01-01T00:00:00.002+00:00",
    ]);
  });

  it("refuses dates and times that do not exist, and says which field", () => {
    for (const start of [
      "2026-02-30",
      "2026-13-45",
      "2026-00-10",
      "2025-02-29",
      "2026-01-01T24:00:00Z",
      "2026-01-01T10:60:00Z",
      "2016-12-31T23:59:60Z",
      "2026-01-01T05:29:60.5+05:30",
      "2026-01-01T10:00:00+99:00",
      "0000-01-01",
      "1969-12-31",
      "2106-01-02",
      "9999-12-31",
    ]) {
      refuses({ start }, { code: "invalid_time_range", details: { field: "start" } });
    }
    refuses({ end: "2026-11-31" }, { code: "invalid_time_range", details: { field: "end" } });
  });

  it("refuses a range that is empty or reversed", () => {
    refuses({ start: "2026-01-02", end: "2026-01-02" }, { code: "invalid_time_range" });
    refuses({ start: "2026-01-02", end: "2026-01-01" }, { code: "invalid_time_range" });
    refuses({ start: "2027-01-01" }, { code: "invalid_time_range" });
  });

  it("takes 800 days and not a millisecond more", () => {
    expect(resolve({ start: "2024-01-01", end: "2026-03-11" })).toHaveLength(2);
    refuses(
      { start: "2024-01-01", end: "2026-03-11T00:00:00.001Z" },
      { code: "limit_exceeded", details: { field: "start", limit: 800 } },
    );
  });
});

describe("formatInstant", () => {
  it("writes milliseconds only when there are any", () => {
    expect(formatInstant("UTC", 1)).toBe("1970-01-01T00:00:00.001+00:00");
    expect(formatInstant("Australia/Lord_Howe", 0)).toBe("1970-01-01T10:00:00+10:00");
  });

  it("falls back to UTC where a zone's offset had seconds", () => {
    expect(formatInstant("Africa/Monrovia", 0)).toBe("1970-01-01T00:00:00Z");
  });
});
