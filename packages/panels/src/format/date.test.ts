import { describe, expect, it } from "vitest";
import { countLocalDays, formatGranule, formatRange, formatTick } from "./date.ts";
import { getLocalTime } from "./local-time.ts";

const berlin = { locale: "en-US", timeZone: "Europe/Berlin" };
const today = "2026-06-12T12:05:00Z";

describe("formatRange", () => {
  it("names the last day that is in the range, not the one it ends before", () => {
    const range = { start: "2026-05-14T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" };
    expect(formatRange(berlin, range, today)).toBe("May 14 – Jun 12");
    expect(formatRange({ ...berlin, locale: "en-GB" }, range, today)).toBe("14 May – 12 Jun");
  });

  it("writes the time where the range does not end at midnight, and the year where it is another", () => {
    const cut = { start: "2026-04-09T00:00:00+02:00", end: "2026-05-08T14:05:00+02:00" };
    expect(formatRange(berlin, cut, today)).toBe("Apr 9 – May 8, 14:05");
    const year = { start: "2025-12-01T00:00:00+01:00", end: "2026-01-01T00:00:00+01:00" };
    expect(formatRange(berlin, year, today)).toBe("Dec 1, 2025 – Dec 31, 2025");
  });

  it("tells days that begin at one by their dates", () => {
    const santiago = { locale: "en-US", timeZone: "America/Santiago" };
    const before = { start: "2026-08-30T00:00:00-04:00", end: "2026-09-06T01:00:00-03:00" };
    const after = { start: "2026-09-06T01:00:00-03:00", end: "2026-09-13T00:00:00-03:00" };
    expect(formatRange(santiago, before, today)).toBe("Aug 30 – Sep 5");
    expect(formatRange(santiago, after, today)).toBe("Sep 6 – Sep 12");
  });

  it("goes by the zone and not by the offset that an instant is written with", () => {
    const range = { start: "2026-06-08T00:00:00+02:00", end: "2026-06-09T00:00:00+02:00" };
    const newYork = { locale: "en-US", timeZone: "America/New_York" };
    expect(formatRange(newYork, range, today)).toBe("Jun 7, 18:00 – Jun 8, 18:00");
  });

  it("tells a day once", () => {
    expect(
      formatRange(berlin, { start: "2026-06-12T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" }, today),
    ).toBe("Jun 12");
  });

  it("uses the zone of the answer", () => {
    const range = { start: "2026-06-11T00:00:00+05:45", end: "2026-06-12T00:00:00+05:45" };
    expect(formatRange({ locale: "en-US", timeZone: "Asia/Kathmandu" }, range, today)).toBe("Jun 11");
  });
});

describe("formatGranule", () => {
  it("names an hour by its time and midnight by its date", () => {
    expect(formatGranule(berlin, "hour", "2026-06-12T13:00:00+02:00")).toBe("13:00");
    expect(formatGranule(berlin, "hour", "2026-06-12T00:00:00+02:00")).toBe("Jun 12, 00:00");
  });

  it("names the months of granules also where a locale has another calendar", () => {
    const persian = { locale: "fa-IR", timeZone: "Asia/Tehran" };
    expect(formatGranule(persian, "month", "2026-06-01T00:00:00+03:30")).toBe("ژوئن ۲۰۲۶");
  });

  it("names days with their weekday and months with their year", () => {
    expect(formatGranule(berlin, "day", "2026-06-12T00:00:00+02:00")).toBe("Fri, Jun 12");
    expect(formatGranule(berlin, "month", "2026-06-01T00:00:00+02:00")).toBe("Jun 2026");
  });
});

describe("formatTick", () => {
  it("writes the year in January only", () => {
    expect(formatTick(berlin, "month", "2026-01-01T00:00:00+01:00")).toBe("Jan 2026");
    expect(formatTick(berlin, "month", "2026-02-01T00:00:00+01:00")).toBe("Feb");
  });
});

describe("countLocalDays", () => {
  it("counts local dates also over a clock change and to the middle of a day", () => {
    const count = (start: string, end: string) => countLocalDays(berlin, { start, end });
    expect(count("2026-03-28T00:00:00+01:00", "2026-03-31T00:00:00+02:00")).toBe(3);
    expect(count("2026-06-12T00:00:00+02:00", "2026-06-12T14:05:00+02:00")).toBe(1);
  });

  it("knows days that begin at one, because clocks pass over midnight", () => {
    const week = { start: "2026-08-30T00:00:00-04:00", end: "2026-09-06T01:00:00-03:00" };
    const santiago = { locale: "en-US", timeZone: "America/Santiago" };
    expect(countLocalDays(santiago, week)).toBe(7);
    expect(countLocalDays(santiago, { ...week, end: "2026-09-06T02:00:00-03:00" })).toBe(8);
  });
});

describe("getLocalTime", () => {
  it("reads the local parts from the text, weeks beginning on Monday", () => {
    expect(getLocalTime("2026-06-12T13:30:00+02:00")).toMatchObject({
      year: 2026,
      month: 6,
      day: 12,
      hour: 13,
      minute: 30,
      weekday: 4,
    });
    expect(getLocalTime("1969-12-29T00:00:00Z").weekday).toBe(0);
  });

  it("refuses what is not an instant", () => {
    expect(() => getLocalTime("2026-06-12")).toThrow(RangeError);
  });
});
