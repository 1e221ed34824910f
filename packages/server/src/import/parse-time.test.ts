import { describe, expect, it } from "vitest";
import { parseTime } from "./parse-time.ts";

const iso = (text: string, offset: "required" | "optional" = "optional") => {
  const ms = parseTime(text, offset);
  return ms === null ? null : new Date(ms).toISOString();
};

describe("parseTime", () => {
  it("reads the table's own form as UTC", () => {
    expect(iso("2026-11-02 09:00:00.031")).toBe("2026-11-02T09:00:00.031Z");
    expect(iso("2026-11-02 09:00:00")).toBe("2026-11-02T09:00:00.000Z");
    expect(iso("2026-11-02T09:00:00.5")).toBe("2026-11-02T09:00:00.500Z");
  });

  it("reads RFC 3339 with its offset", () => {
    expect(iso("2026-06-12T14:05:00.000+02:00", "required")).toBe("2026-06-12T12:05:00.000Z");
    expect(iso("2026-06-12t23:30:00-05:45", "required")).toBe("2026-06-13T05:15:00.000Z");
    expect(iso("2026-06-12T14:05:00z", "required")).toBe("2026-06-12T14:05:00.000Z");
  });

  it("cuts off what the column cannot hold instead of rounding it into the next millisecond", () => {
    expect(iso("2026-11-02T09:00:00.999999Z")).toBe("2026-11-02T09:00:00.999Z");
    expect(iso("2026-11-02T09:00:00.029Z")).toBe("2026-11-02T09:00:00.029Z");
  });

  it("refuses dates that no calendar has, although ClickHouse would take them for others", () => {
    for (const text of [
      "2026-13-45 99:00:00",
      "2026-02-30 00:00:00",
      "2026-02-29 00:00:00",
      "2026-00-10 00:00:00",
      "2026-01-00 00:00:00",
      "2026-01-01 24:00:00",
      "2026-01-01 00:60:00",
      "2026-06-30T23:59:60Z",
      "2026-01-01T00:00:00+24:00",
    ]) {
      expect(iso(text), text).toBeNull();
    }
    expect(iso("2028-02-29 00:00:00")).toBe("2028-02-29T00:00:00.000Z");
  });

  it("refuses everything that is not such a time", () => {
    for (const text of [
      "",
      "now",
      "2026-11-02",
      "2026-11-02T09:00",
      "1793610000",
      " 2026-11-02 09:00:00",
      "2026-11-02 09:00:00 UTC",
      "2026-11-02 09:00:00\n",
      "２０２６-11-02 09:00:00",
      "+002026-11-02T09:00:00Z",
    ]) {
      expect(iso(text), text).toBeNull();
    }
  });

  it("refuses a time of the wire that does not name its offset", () => {
    expect(iso("2026-06-12T14:05:00", "required")).toBeNull();
  });

  it("does not take the year 26 for 1926", () => {
    expect(iso("0026-11-02 09:00:00")).toBe("0026-11-02T09:00:00.000Z");
  });
});
