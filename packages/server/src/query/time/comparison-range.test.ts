import type { Comparison } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { comparisonRange } from "./comparison-range.ts";
import { formatInstant } from "./local-time.ts";

const later = "2027-06-01T00:00:00Z";

function compare(comparison: Comparison, timeZone: string, start: string, end: string, now = later) {
  const range = { startMs: Date.parse(start), endMs: Date.parse(end) };
  const earlier = comparisonRange(comparison, timeZone, range, Date.parse(now));
  return earlier && [formatInstant(timeZone, earlier.startMs), formatInstant(timeZone, earlier.endMs)];
}

describe("comparisonRange", () => {
  it("is none when none is asked for", () => {
    expect(compare("none", "UTC", "2026-01-08T00:00:00Z", "2026-01-15T00:00:00Z")).toBeNull();
  });

  it("takes the same number of local days immediately before, also over a clock change", () => {
    // The week holds the day with 23 hours, the one before does not.
    expect(
      compare("previous", "America/New_York", "2026-03-07T00:00:00-05:00", "2026-03-14T00:00:00-04:00"),
    ).toEqual(["2026-02-28T00:00:00-05:00", "2026-03-07T00:00:00-05:00"]);
    expect(compare("previous", "UTC", "2026-01-02T06:00:00Z", "2026-01-03T09:30:00Z")).toEqual([
      "2026-01-01T02:30:00+00:00",
      "2026-01-02T06:00:00+00:00",
    ]);
  });

  it("moves back by whole weeks, as many as the range begins", () => {
    const aligned = (end: string) => compare("previous-aligned", "UTC", "2026-06-01T00:00:00Z", end)?.[0];
    expect(aligned("2026-06-08T00:00:00Z")).toBe("2026-05-25T00:00:00+00:00");
    expect(aligned("2026-06-08T00:00:00.001Z")).toBe("2026-05-18T00:00:00+00:00");
    expect(aligned("2026-07-01T00:00:00Z")).toBe("2026-04-27T00:00:00+00:00");
  });

  it("moves back by 52 weeks for a year, so that weekdays match", () => {
    expect(compare("year", "Africa/Cairo", "2026-04-24T01:00:00+03:00", "2026-05-01T00:00:00+03:00")).toEqual(
      ["2025-04-25T01:00:00+03:00", "2025-05-02T00:00:00+03:00"],
    );
  });

  it("keeps the first instant of a date the first instant of a date", () => {
    // 24 April began at 01:00; a week before, the day began at 00:00.
    expect(
      compare("previous", "Africa/Cairo", "2026-04-24T01:00:00+03:00", "2026-05-01T00:00:00+03:00")?.[0],
    ).toBe("2026-04-17T00:00:00+02:00");
  });

  it("keeps the time of day where the clocks change in between", () => {
    expect(
      compare("previous-aligned", "Europe/Berlin", "2026-03-29T09:00:00+02:00", "2026-03-30T09:00:00+02:00"),
    ).toEqual(["2026-03-22T09:00:00+01:00", "2026-03-23T09:00:00+01:00"]);
  });

  it("ends at the same elapsed time when the range is not over yet", () => {
    const earlier = (now: string) =>
      compare("previous", "UTC", "2026-06-08T00:00:00Z", "2026-06-15T00:00:00Z", now);
    expect(earlier("2026-06-10T15:00:00Z")).toEqual([
      "2026-06-01T00:00:00+00:00",
      "2026-06-03T15:00:00+00:00",
    ]);
    expect(earlier("2026-06-15T00:00:00Z")?.[1]).toBe("2026-06-08T00:00:00+00:00");
    // The 25 hours of 1 November are nearly over; the day before had 24, and ends where this one begins.
    expect(
      compare(
        "previous",
        "America/New_York",
        "2026-11-01T00:00:00-04:00",
        "2026-11-02T00:00:00-05:00",
        "2026-11-02T04:45:00Z",
      ),
    ).toEqual(["2026-10-31T00:00:00-04:00", "2026-11-01T00:00:00-04:00"]);
    // Nothing of the range has passed, so nothing of the earlier one is compared.
    expect(earlier("2026-06-01T00:00:00Z")).toEqual([
      "2026-06-01T00:00:00+00:00",
      "2026-06-01T00:00:00+00:00",
    ]);
  });
});
