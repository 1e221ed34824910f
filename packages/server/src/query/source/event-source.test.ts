import { describe, expect, it } from "vitest";
import { NO_NUMBERING } from "../../sealing/numbering.ts";
import {
  DAY_MS,
  divideBySource,
  divideBySums,
  type SourceLimits,
  sourcesOf,
  unknownIn,
} from "./event-source.ts";

const HOUR_MS = 3_600_000;
const days = (startDay: number, endDay: number) => ({ startMs: startDay * DAY_MS, endMs: endDay * DAY_MS });

/** Each day's seal is its number and a thousand. */
function sealed(...sealedDays: readonly number[]): SourceLimits {
  const tables = {
    seals: "seals",
    events: "events",
    orgs: "orgs",
    days: "days",
    activity: "activity",
    names: "names",
    durations: "durations",
    histograms: "histograms",
    ids: "ids",
    idBatches: "id_batches",
    months: "months",
  };
  const seals = new Map(sealedDays.map((day) => [day, 1_000 + day]));
  return {
    sealed: { tables, seals, numberings: new Map(), months: [], numbering: NO_NUMBERING },
    eventsSinceMs: 0,
  };
}

describe("divideBySource", () => {
  it("reads sealed days from their seals and whole days around them from raw", () => {
    const range = { startMs: 1.5 * DAY_MS, endMs: 4.5 * DAY_MS };
    expect(divideBySource([range], sealed(2, 3, 9))).toEqual({
      seals: [1002, 1003],
      raw: [days(1, 2), days(4, 5)],
    });
  });

  it("reads a day that two ranges touch once", () => {
    expect(divideBySource([days(1, 3), { startMs: 2.5 * DAY_MS, endMs: 4 * DAY_MS }], sealed(1, 2))).toEqual({
      seals: [1001, 1002],
      raw: [days(3, 4)],
    });
  });

  it("reads nothing for a range without an instant", () => {
    expect(divideBySource([days(3, 3)], sealed(3))).toEqual({ seals: [], raw: [] });
  });

  it("reads sealed days from raw rather than name more than eight stretches", () => {
    // Of every two days the second is sealed, and once three days in a row are.
    const gaps = Array.from({ length: 12 }, (_, i) => 2 * i + 1);
    const { seals, raw } = divideBySource([days(0, 27)], sealed(...gaps, 24, 25));
    expect(raw).toHaveLength(8);
    expect(seals).toEqual(expect.arrayContaining([1023, 1024, 1025]));
    const read = raw.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / DAY_MS, seals.length);
    expect(read).toBe(27);
  });
});

describe("divideBySums", () => {
  it("reads whole steps of sealed days from sums, and edges and other days event by event", () => {
    const range = { startMs: DAY_MS + 600_000, endMs: 3 * DAY_MS - 600_000 };
    expect(divideBySums([range], sealed(1), 900_000)).toEqual({
      seals: [1001],
      sums: [{ startMs: DAY_MS + 900_000, endMs: 2 * DAY_MS }],
      events: [
        { startMs: DAY_MS + 600_000, endMs: DAY_MS + 900_000 },
        { startMs: 2 * DAY_MS, endMs: 3 * DAY_MS - 600_000 },
      ],
    });
  });

  it("does not read a step from sums when only one of two ranges holds it whole", () => {
    const whole = days(1, 2);
    const half = { startMs: 1.5 * DAY_MS, endMs: 3 * DAY_MS };
    expect(divideBySums([whole, half], sealed(1, 2), DAY_MS)).toEqual({
      seals: [1002],
      sums: [days(2, 3)],
      events: [days(1, 2)],
    });
  });

  it("has no sums for a range within a step", () => {
    const hour = { startMs: DAY_MS, endMs: DAY_MS + HOUR_MS };
    expect(divideBySums([hour], sealed(1), DAY_MS)).toEqual({ seals: [], sums: [], events: [hour] });
  });
});

describe("sourcesOf", () => {
  it("tells the parts of a range in their order", () => {
    const range = { startMs: 0.5 * DAY_MS, endMs: 3.5 * DAY_MS };
    expect(sourcesOf(range, sealed(1, 2))).toEqual([
      { kind: "raw", range: { startMs: 0.5 * DAY_MS, endMs: DAY_MS } },
      { kind: "sealed", range: days(1, 3) },
      { kind: "raw", range: { startMs: 3 * DAY_MS, endMs: 3.5 * DAY_MS } },
    ]);
  });
});

describe("the time before events are kept", () => {
  const limits = { ...sealed(1, 3, 6), eventsSinceMs: 5.5 * DAY_MS };
  const range = days(0, 8);

  it("is known where it is sealed", () => {
    expect(unknownIn([range], limits)).toEqual([
      days(0, 1),
      days(2, 3),
      { startMs: 4 * DAY_MS, endMs: 5.5 * DAY_MS },
    ]);
  });

  it("is never read from raw", () => {
    expect(divideBySource([range], limits)).toEqual({
      seals: [1001, 1003, 1006],
      raw: [{ startMs: 5.5 * DAY_MS, endMs: 6 * DAY_MS }, days(7, 8)],
    });
    expect(sourcesOf(range, limits).map(({ kind }) => kind)).toEqual([
      "sealed",
      "sealed",
      "raw",
      "sealed",
      "raw",
    ]);
  });

  it("is read from sums, and what is unknown is not read event by event", () => {
    expect(divideBySums([range], limits, DAY_MS)).toEqual({
      seals: [1001, 1003, 1006],
      sums: [days(1, 2), days(3, 4), days(6, 7)],
      events: [{ startMs: 5.5 * DAY_MS, endMs: 6 * DAY_MS }, days(7, 8)],
    });
  });
});
