import { describe, expect, it } from "vitest";
import { granulesOf } from "./granules.ts";
import { comparisonRange, parseInstant } from "./range.ts";
import { findZone, getZone, HOUR_MS, toZonedIso } from "./zone.ts";

const never = Number.POSITIVE_INFINITY;

function starts(zoneName: string, granularity: "hour" | "day" | "week" | "month", from: string, to: string) {
  const zone = getZone(zoneName);
  const range = { start: parseInstant(zone, from), end: parseInstant(zone, to), now: never };
  return granulesOf(zone, granularity, range).map((granule) => toZonedIso(zone, granule.start));
}

describe("granulesOf", () => {
  it("gives the day of the change to winter time 25 hours, two of them named 02:00", () => {
    const hours = starts("Europe/Berlin", "hour", "2025-10-26", "2025-10-27");
    expect(hours).toHaveLength(25);
    expect(hours.slice(2, 4)).toEqual(["2025-10-26T02:00:00+02:00", "2025-10-26T02:00:00+01:00"]);
  });

  it("gives the day of the change to summer time 23 hours", () => {
    expect(starts("Europe/Berlin", "hour", "2026-03-29", "2026-03-30")).toHaveLength(23);
    expect(starts("America/New_York", "hour", "2026-03-08", "2026-03-09")).toHaveLength(23);
  });

  it("splits the hour in which a clock moves by half an hour", () => {
    // 5 April 2026: at 02:00+11:00 the clock goes back to 01:30+10:30.
    const hours = starts("Australia/Lord_Howe", "hour", "2026-04-05", "2026-04-06");
    expect(hours.slice(0, 4)).toEqual([
      "2026-04-05T00:00:00+11:00",
      "2026-04-05T01:00:00+11:00",
      "2026-04-05T01:30:00+10:30",
      "2026-04-05T02:00:00+10:30",
    ]);
  });

  it("begins days where the zone does, at 45 minutes past the hour and after a midnight that is left out", () => {
    expect(starts("Asia/Kathmandu", "day", "2026-06-01", "2026-06-02")).toEqual([
      "2026-06-01T00:00:00+05:45",
    ]);
    // 24 April 2026: in Cairo the clock goes from 00:00 to 01:00.
    expect(starts("Africa/Cairo", "day", "2026-04-24", "2026-04-25")).toEqual(["2026-04-24T01:00:00+03:00"]);
  });

  it("leaves out the day that Samoa left out", () => {
    expect(starts("Pacific/Apia", "day", "2011-12-29", "2012-01-01")).toEqual([
      "2011-12-29T00:00:00-10:00",
      "2011-12-31T00:00:00+14:00",
    ]);
  });

  it("begins weeks on Monday and months on the first", () => {
    expect(starts("UTC", "week", "2026-06-10", "2026-06-23")).toEqual([
      "2026-06-08T00:00:00+00:00",
      "2026-06-15T00:00:00+00:00",
      "2026-06-22T00:00:00+00:00",
    ]);
    expect(starts("UTC", "month", "2025-12-31", "2026-02-02")).toEqual([
      "2025-12-01T00:00:00+00:00",
      "2026-01-01T00:00:00+00:00",
      "2026-02-01T00:00:00+00:00",
    ]);
  });

  it("calls a granule incomplete that the range clips or that is not over", () => {
    const zone = getZone("UTC");
    const start = Date.parse("2026-06-10T06:00Z");
    const end = Date.parse("2026-06-13T00:00Z");
    const now = Date.parse("2026-06-12T14:05Z");
    const granules = granulesOf(zone, "day", { start, end, now });
    expect(granules.map((granule) => granule.complete)).toEqual([false, true, false]);
    expect(granules[2]?.to).toBe(now);
  });
});

describe("comparisonRange", () => {
  const zone = getZone("Europe/Berlin");
  const range = { start: parseInstant(zone, "2026-04-01"), end: parseInstant(zone, "2026-04-11") };
  const iso = (compare: "previous" | "previous-aligned" | "year", now = never) => {
    const earlier = comparisonRange(zone, range, compare, now);
    return [toZonedIso(zone, earlier.start), toZonedIso(zone, earlier.end)];
  };

  it("moves back by the local calendar, across a clock change", () => {
    expect(iso("previous")).toEqual(["2026-03-22T00:00:00+01:00", "2026-04-01T00:00:00+02:00"]);
    expect(iso("previous-aligned")).toEqual(["2026-03-18T00:00:00+01:00", "2026-03-28T00:00:00+01:00"]);
    expect(iso("year")).toEqual(["2025-04-02T00:00:00+02:00", "2025-04-12T00:00:00+02:00"]);
  });

  it("ends at the same elapsed time when the range is not over", () => {
    expect(iso("previous", range.end - 10 * HOUR_MS)[1]).toBe("2026-03-31T14:00:00+02:00");
  });
});

describe("findZone", () => {
  it("knows names alone, not offsets", () => {
    expect(findZone("Asia/Kathmandu")).not.toBeNull();
    expect(findZone("+02:00")).toBeNull();
    expect(findZone("Europe/Nowhere")).toBeNull();
  });
});

describe("parseInstant", () => {
  it("knows no date that no calendar has", () => {
    for (const text of ["2026-13-45", "2026-02-30", "2026-02-30T00:00:00Z", "yesterday"]) {
      expect(parseInstant(getZone("UTC"), text)).toBeNaN();
    }
  });
});
