import type { Granularity } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { granulesOf, isComplete } from "./granules.ts";
import { firstInstantOf, formatInstant } from "./local-time.ts";

const HOUR_MS = 3_600_000;

const instant = (timeZone: string, text: string) =>
  text.includes("T") ? Date.parse(text) : firstInstantOf(timeZone, Temporal.PlainDate.from(text));

function divide(timeZone: string, granularity: Granularity, start: string, end: string, limit = 2_000) {
  const range = { startMs: instant(timeZone, start), endMs: instant(timeZone, end) };
  return { range, ...granulesOf(timeZone, granularity, range, limit) };
}

/** The starts of the granules and their lengths in hours. */
function read(timeZone: string, granularity: Granularity, start: string, end: string) {
  return divide(timeZone, granularity, start, end).list.map(({ startMs, endMs }) => [
    formatInstant(timeZone, startMs),
    (endMs - startMs) / HOUR_MS,
  ]);
}

describe("granulesOf", () => {
  it("gives a day as many hours as the clocks gave it", () => {
    expect(read("America/New_York", "day", "2026-03-07", "2026-03-10")).toEqual([
      ["2026-03-07T00:00:00-05:00", 24],
      ["2026-03-08T00:00:00-05:00", 23],
      ["2026-03-09T00:00:00-04:00", 24],
    ]);
    expect(read("Australia/Lord_Howe", "day", "2026-04-05", "2026-04-06")).toEqual([
      ["2026-04-05T00:00:00+11:00", 24.5],
    ]);
    expect(read("Asia/Kathmandu", "day", "2026-01-01", "2026-01-02")).toEqual([
      ["2026-01-01T00:00:00+05:45", 24],
    ]);
  });

  it("begins a day at 01:00 where midnight is skipped, and ends one late where 23:00 comes twice", () => {
    expect(read("Africa/Cairo", "day", "2026-04-23", "2026-04-26")).toEqual([
      ["2026-04-23T00:00:00+02:00", 24],
      ["2026-04-24T01:00:00+03:00", 23],
      ["2026-04-25T00:00:00+03:00", 24],
    ]);
    expect(read("Africa/Cairo", "day", "2026-10-29", "2026-10-31")).toEqual([
      ["2026-10-29T00:00:00+03:00", 25],
      ["2026-10-30T00:00:00+02:00", 24],
    ]);
  });

  it("leaves out a date that never was", () => {
    expect(read("Pacific/Apia", "day", "2011-12-29", "2012-01-01")).toEqual([
      ["2011-12-29T00:00:00-10:00", 24],
      ["2011-12-31T00:00:00+14:00", 24],
    ]);
    expect(read("Pacific/Apia", "week", "2011-12-26", "2012-01-02")).toEqual([
      ["2011-12-26T00:00:00-10:00", 144],
    ]);
  });

  it("tells two hours apart that the clock shows alike, and cuts hours where half of one is skipped", () => {
    const autumn = read("America/New_York", "hour", "2026-11-01", "2026-11-02");
    expect(autumn).toHaveLength(25);
    expect(autumn.slice(1, 4)).toEqual([
      ["2026-11-01T01:00:00-04:00", 1],
      ["2026-11-01T01:00:00-05:00", 1],
      ["2026-11-01T02:00:00-05:00", 1],
    ]);
    expect(read("Australia/Lord_Howe", "hour", "2026-04-05", "2026-04-06").slice(1, 4)).toEqual([
      ["2026-04-05T01:00:00+11:00", 1],
      ["2026-04-05T01:30:00+10:30", 0.5],
      ["2026-04-05T02:00:00+10:30", 1],
    ]);
    expect(read("Australia/Lord_Howe", "hour", "2026-10-04", "2026-10-05").slice(1, 4)).toEqual([
      ["2026-10-04T01:00:00+10:30", 1],
      ["2026-10-04T02:30:00+11:00", 0.5],
      ["2026-10-04T03:00:00+11:00", 1],
    ]);
  });

  it("begins weeks on Monday and months on the first, also before the range", () => {
    expect(read("UTC", "week", "2026-11-04", "2026-11-17")).toEqual([
      ["2026-11-02T00:00:00+00:00", 168],
      ["2026-11-09T00:00:00+00:00", 168],
      ["2026-11-16T00:00:00+00:00", 168],
    ]);
    expect(read("UTC", "month", "2026-01-31", "2026-02-01T00:00:00.001Z")).toEqual([
      ["2026-01-01T00:00:00+00:00", 744],
      ["2026-02-01T00:00:00+00:00", 672],
    ]);
  });

  it("keeps a date together that the clocks interrupt", () => {
    // At 00:01 on 7 November 2010 clocks in Newfoundland went back to 23:01 on the 6th.
    const { list, segments } = divide("America/St_Johns", "day", "2010-11-06", "2010-11-09");
    const [sixth, seventh, eighth] = list.map(({ startMs }) => startMs);
    expect(list.map(({ startMs }) => formatInstant("America/St_Johns", startMs))).toEqual([
      "2010-11-06T00:00:00-02:30",
      "2010-11-07T00:00:00-02:30",
      "2010-11-08T00:00:00-03:30",
    ]);
    expect(segments).toEqual([
      { startMs: sixth, granuleMs: sixth },
      { startMs: seventh, granuleMs: seventh },
      { startMs: Date.parse("2010-11-07T02:31:00Z"), granuleMs: sixth },
      { startMs: Date.parse("2010-11-07T03:30:00Z"), granuleMs: seventh },
      { startMs: eighth, granuleMs: eighth },
    ]);
  });

  it("knows the whole of a date that comes back within a range which began after it", () => {
    const { list } = divide("America/St_Johns", "day", "2010-11-07", "2010-11-09");
    expect(list.map(({ startMs }) => formatInstant("America/St_Johns", startMs))).toEqual([
      "2010-11-06T00:00:00-02:30",
      "2010-11-07T00:00:00-02:30",
      "2010-11-08T00:00:00-03:30",
    ]);
  });

  it("divides an empty range into nothing", () => {
    const { list, segments } = divide("UTC", "day", "2026-01-01", "2026-01-01");
    expect({ list, segments }).toEqual({ list: [], segments: [] });
  });

  it("refuses more granules than are allowed, and names the limit", () => {
    expect(divide("UTC", "hour", "2026-01-01", "2026-01-03", 48).list).toHaveLength(48);
    expect(() => divide("UTC", "hour", "2026-01-01", "2026-01-03", 47)).toThrow(
      expect.objectContaining({ code: "limit_exceeded", details: { field: "granularity", limit: 47 } }),
    );
  });
});

describe("isComplete", () => {
  it("is true for granules that are over and that the range does not cut", () => {
    const { list, range } = divide("UTC", "day", "2026-01-01T06:00:00Z", "2026-01-05");
    const now = Date.parse("2026-01-04T12:00:00Z");
    const known = { readable: range, unknown: [] };
    expect(list.map((granule) => isComplete(granule, known, now))).toEqual([false, true, true, false]);
    const hour = { startMs: Date.parse("2026-01-02T22:00Z"), endMs: Date.parse("2026-01-02T23:00Z") };
    const lacking = { readable: range, unknown: [hour] };
    expect(list.map((granule) => isComplete(granule, lacking, now))).toEqual([false, false, true, false]);
  });
});
