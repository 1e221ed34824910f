import { describe, expect, it } from "vitest";
import { formatStart, type Granularity, granulesOf, isComplete } from "./granules.ts";
import { firstInstantOf } from "./wall-clock.ts";

function granules(timeZone: string, granularity: Granularity, from: string, to: string) {
  return granulesOf(timeZone, granularity, firstInstantOf(timeZone, from), firstInstantOf(timeZone, to));
}

function starts(timeZone: string, granularity: Granularity, from: string, to: string) {
  return granules(timeZone, granularity, from, to).map((granule) => formatStart(timeZone, granule));
}

const hoursOf = (granule: { start: number; end: number } | undefined) =>
  granule && (granule.end - granule.start) / 3_600_000;

describe("granulesOf", () => {
  it("begins days at local midnight, also 45 minutes off", () => {
    const [day] = granules("Asia/Kathmandu", "day", "2026-03-05", "2026-03-06");
    expect(new Date(day?.start ?? 0).toISOString()).toBe("2026-03-04T18:15:00.000Z");
    expect(starts("Asia/Kathmandu", "hour", "2026-03-05", "2026-03-06").at(-1)).toBe(
      "2026-03-05T23:00:00+05:45",
    );
  });

  it("gives Lord Howe a second half hour of 1 o'clock when its clocks go back by half an hour", () => {
    const hours = starts("Australia/Lord_Howe", "hour", "2026-04-05", "2026-04-06");
    expect(hours).toHaveLength(25);
    expect(hours.slice(0, 4)).toEqual([
      "2026-04-05T00:00:00+11:00",
      "2026-04-05T01:00:00+11:00",
      "2026-04-05T01:30:00+10:30",
      "2026-04-05T02:00:00+10:30",
    ]);
    expect(hoursOf(granules("Australia/Lord_Howe", "day", "2026-04-05", "2026-04-06")[0])).toBe(24.5);
  });

  it("begins 2 o'clock of Lord Howe at 02:30 when its clocks go forward", () => {
    const hours = granules("Australia/Lord_Howe", "hour", "2026-10-04", "2026-10-05");
    expect(hours).toHaveLength(24);
    expect(hours.map((hour) => formatStart("Australia/Lord_Howe", hour))[2]).toBe(
      "2026-10-04T02:30:00+11:00",
    );
    expect(hoursOf(hours[2])).toBe(0.5);
    expect(hoursOf(granules("Australia/Lord_Howe", "day", "2026-10-04", "2026-10-05")[0])).toBe(23.5);
  });

  it("begins a day of Cairo at 01:00 when its clocks skip midnight, and ends one after 25 hours", () => {
    const [spring] = granules("Africa/Cairo", "day", "2026-04-24", "2026-04-25");
    expect(new Date(spring?.start ?? 0).toISOString()).toBe("2026-04-23T22:00:00.000Z");
    expect(starts("Africa/Cairo", "day", "2026-04-23", "2026-04-26")).toEqual([
      "2026-04-23T00:00:00+02:00",
      "2026-04-24T01:00:00+03:00",
      "2026-04-25T00:00:00+03:00",
    ]);
    expect(hoursOf(spring)).toBe(23);
    expect(hoursOf(granules("Africa/Cairo", "day", "2026-10-29", "2026-10-30")[0])).toBe(25);
    expect(starts("Africa/Cairo", "hour", "2026-10-29", "2026-10-30").slice(-2)).toEqual([
      "2026-10-29T23:00:00+03:00",
      "2026-10-29T23:00:00+02:00",
    ]);
  });

  it("has no 30 December 2011 in Apia", () => {
    expect(starts("Pacific/Apia", "day", "2011-12-29", "2012-01-01")).toEqual([
      "2011-12-29T00:00:00-10:00",
      "2011-12-31T00:00:00+14:00",
    ]);
    expect(starts("Pacific/Apia", "hour", "2011-12-29", "2012-01-01")).toHaveLength(48);
    expect(hoursOf(granules("Pacific/Apia", "week", "2011-12-26", "2012-01-02")[0])).toBe(144);
  });

  it("gives a date that comes twice all its instants, as St. John's had it in 2010", () => {
    // At 00:01 on 7 November the clocks went back to 23:01 on 6 November.
    const [sixth, seventh] = granules("America/St_Johns", "day", "2010-11-06", "2010-11-08");
    expect(new Date(sixth?.end ?? 0).toISOString()).toBe("2010-11-07T03:30:00.000Z");
    expect(new Date(seventh?.start ?? 0).toISOString()).toBe("2010-11-07T02:30:00.000Z");
    expect(starts("America/St_Johns", "day", "2010-11-07", "2010-11-08")).toEqual([
      "2010-11-06T00:00:00-02:30",
      "2010-11-07T00:00:00-02:30",
    ]);
    expect(starts("America/St_Johns", "hour", "2010-11-06", "2010-11-08").slice(23, 27)).toEqual([
      "2010-11-06T23:00:00-02:30",
      "2010-11-07T00:00:00-02:30",
      "2010-11-06T23:01:00-03:30",
      "2010-11-07T00:00:00-03:30",
    ]);
  });

  it("begins weeks on Monday and months on the first, also before the range", () => {
    expect(starts("UTC", "week", "2026-03-05", "2026-03-10")).toEqual([
      "2026-03-02T00:00:00+00:00",
      "2026-03-09T00:00:00+00:00",
    ]);
    expect(starts("America/New_York", "month", "2026-02-28", "2026-03-02")).toEqual([
      "2026-02-01T00:00:00-05:00",
      "2026-03-01T00:00:00-05:00",
    ]);
  });

  it("has none for an empty range, also in the middle of an hour", () => {
    const noon = Date.parse("2026-03-05T12:00:00Z");
    expect(granulesOf("UTC", "hour", noon, noon)).toEqual([]);
    expect(granulesOf("UTC", "hour", noon + 1, noon + 1)).toEqual([]);
  });

  it("has one hour for a range of a millisecond", () => {
    const noon = Date.parse("2026-03-05T12:00:00Z");
    expect(granulesOf("UTC", "hour", noon - 1, noon).map((granule) => granule.label)).toEqual([
      "2026-03-05T11+00:00",
    ]);
  });
});

describe("isComplete", () => {
  const day = { label: "", start: 1000, end: 2000 };

  it("is false when the range cuts the granule at either end", () => {
    expect(isComplete(day, { start: 1000, end: 2000 }, 5000)).toBe(true);
    expect(isComplete(day, { start: 1001, end: 2000 }, 5000)).toBe(false);
    expect(isComplete(day, { start: 1000, end: 1999 }, 5000)).toBe(false);
  });

  it("is false until the granule has ended", () => {
    expect(isComplete(day, { start: 1000, end: 2000 }, 2000)).toBe(true);
    expect(isComplete(day, { start: 1000, end: 2000 }, 1999)).toBe(false);
  });
});
