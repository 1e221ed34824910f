import { describe, expect, it } from "vitest";
import { autoGranularity } from "./auto-granularity.ts";
import { type Comparison, comparisonRangeOf } from "./comparison.ts";
import { formatInstant } from "./local-time.ts";
import { rangeOf } from "./time-range.ts";
import { instantOf, placeOf } from "./wall-clock.ts";

const later = Date.parse("2030-01-01T00:00:00Z");

function written(timeZone: string, range: { start: number; end: number } | null): string {
  return range ? `${formatInstant(timeZone, range.start)} ${formatInstant(timeZone, range.end)}` : "none";
}

function earlier(compare: Comparison, timeZone: string, start: string, end: string, now = later): string {
  return written(timeZone, comparisonRangeOf(compare, timeZone, rangeOf({ start, end, timeZone }, now), now));
}

describe("rangeOf", () => {
  it("is the last 30 days with today by default", () => {
    const now = Date.parse("2026-03-31T20:00:00Z");
    expect(written("UTC", rangeOf({ timeZone: "UTC" }, now))).toBe(
      "2026-03-02T00:00:00+00:00 2026-04-01T00:00:00+00:00",
    );
    expect(written("Asia/Kathmandu", rangeOf({ timeZone: "Asia/Kathmandu" }, now))).toBe(
      "2026-03-03T00:00:00+05:45 2026-04-02T00:00:00+05:45",
    );
  });

  it("takes a date for its first instant, and for the next date's where it was skipped", () => {
    const cairo = rangeOf({ start: "2026-04-24", end: "2026-04-25", timeZone: "Africa/Cairo" }, later);
    expect(written("Africa/Cairo", cairo)).toBe("2026-04-24T01:00:00+03:00 2026-04-25T00:00:00+03:00");
    const apia = rangeOf({ start: "2011-12-29", end: "2011-12-30", timeZone: "Pacific/Apia" }, later);
    expect(written("Pacific/Apia", apia)).toBe("2011-12-29T00:00:00-10:00 2011-12-31T00:00:00+14:00");
  });
});

describe("placeOf and instantOf", () => {
  it("move on a time of day that was skipped by what was skipped", () => {
    const place = { date: "2026-03-08", timeOfDayMs: 2.5 * 3_600_000 };
    expect(formatInstant("America/New_York", instantOf("America/New_York", place))).toBe(
      "2026-03-08T03:30:00-04:00",
    );
  });

  it("mean the first of two instants that show the same time of day", () => {
    const place = { date: "2026-11-01", timeOfDayMs: 1.5 * 3_600_000 };
    expect(formatInstant("America/New_York", instantOf("America/New_York", place))).toBe(
      "2026-11-01T01:30:00-04:00",
    );
  });

  it("take the first instant of a date for the beginning of the date, whatever the clock shows", () => {
    expect(placeOf("Africa/Cairo", Date.parse("2026-04-23T22:00:00Z"))).toEqual({
      date: "2026-04-24",
      timeOfDayMs: 0,
    });
  });
});

describe("comparisonRangeOf", () => {
  it("goes back by the same number of days for previous, over a clock change too", () => {
    expect(earlier("previous", "UTC", "2026-03-08", "2026-03-15")).toBe(
      "2026-03-01T00:00:00+00:00 2026-03-08T00:00:00+00:00",
    );
    expect(earlier("previous", "America/New_York", "2026-03-08", "2026-03-10")).toBe(
      "2026-03-06T00:00:00-05:00 2026-03-08T00:00:00-05:00",
    );
    expect(earlier("previous", "Africa/Cairo", "2026-04-24", "2026-05-01")).toBe(
      "2026-04-17T00:00:00+02:00 2026-04-24T01:00:00+03:00",
    );
    expect(earlier("previous", "Pacific/Apia", "2011-12-29", "2012-01-01")).toBe(
      "2011-12-26T00:00:00-10:00 2011-12-29T00:00:00-10:00",
    );
  });

  it("goes back by days and then by the time that remains for a range of days and hours", () => {
    expect(earlier("previous", "UTC", "2026-03-05T06:00:00Z", "2026-03-07T09:30:00Z")).toBe(
      "2026-03-03T02:30:00+00:00 2026-03-05T06:00:00+00:00",
    );
    expect(earlier("previous", "America/New_York", "2026-03-08T06:00:00Z", "2026-03-08T12:00:00Z")).toBe(
      "2026-03-07T19:00:00-05:00 2026-03-08T01:00:00-05:00",
    );
  });

  it("goes back by the elapsed hours from a time of day that comes for the second time", () => {
    expect(
      earlier("previous", "Australia/Lord_Howe", "2026-04-05T01:30:00+10:30", "2026-04-05T10:30:00+10:30"),
    ).toBe("2026-04-04T17:00:00+11:00 2026-04-05T01:30:00+10:30");
  });

  it("goes back by whole weeks for previous-aligned and by 52 for year, at the same time of day", () => {
    expect(earlier("previous-aligned", "UTC", "2026-03-05", "2026-03-08")).toBe(
      "2026-02-26T00:00:00+00:00 2026-03-01T00:00:00+00:00",
    );
    expect(earlier("previous-aligned", "UTC", "2026-03-02", "2026-03-10")).toBe(
      "2026-02-16T00:00:00+00:00 2026-02-24T00:00:00+00:00",
    );
    expect(earlier("previous-aligned", "UTC", "2026-03-02", "2026-03-09T00:00:00.001Z")).toBe(
      "2026-02-16T00:00:00+00:00 2026-02-23T00:00:00.001+00:00",
    );
    expect(
      earlier("previous-aligned", "America/New_York", "2026-03-09T14:00:00Z", "2026-03-09T18:00:00Z"),
    ).toBe("2026-03-02T10:00:00-05:00 2026-03-02T14:00:00-05:00");
    expect(earlier("year", "Africa/Cairo", "2026-04-24", "2026-04-25")).toBe(
      "2025-04-25T01:00:00+03:00 2025-04-26T00:00:00+03:00",
    );
  });

  it("ends after the same elapsed time when the range ends in the future", () => {
    const now = Date.parse("2026-03-12T15:00:00Z");
    expect(earlier("previous-aligned", "UTC", "2026-03-09", "2026-03-16", now)).toBe(
      "2026-03-02T00:00:00+00:00 2026-03-05T15:00:00+00:00",
    );
  });
});

describe("autoGranularity", () => {
  const auto = (start: string, end: string, timeZone = "UTC") => {
    const range = rangeOf({ start, end, timeZone }, later);
    return autoGranularity(timeZone, range.start, range.end);
  };

  it("is hour to 3 days, day to 92, week to 400, else month", () => {
    expect(auto("2026-03-01", "2026-03-04")).toBe("hour");
    expect(auto("2026-03-01", "2026-03-04T00:00:00.001Z")).toBe("day");
    expect(auto("2026-01-01", "2026-04-03")).toBe("day");
    expect(auto("2026-01-01", "2026-04-04")).toBe("week");
    expect(auto("2025-01-01", "2026-02-05")).toBe("week");
    expect(auto("2025-01-01", "2026-02-06")).toBe("month");
  });

  it("counts days of the calendar, not of 24 hours", () => {
    expect(auto("2026-10-31", "2026-11-03", "America/New_York")).toBe("hour");
  });
});
