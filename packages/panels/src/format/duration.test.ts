import { describe, expect, it } from "vitest";
import { sharedMessages } from "../messages/messages.ts";
import { formatDuration } from "./duration.ts";

const tell = (ms: number | null) =>
  formatDuration("en-US", sharedMessages.units, ms).replaceAll("\u00a0", " ");

describe("formatDuration", () => {
  it("tells a duration in at most two units", () => {
    expect([0, 350, 1000, 4200, 34_000, 94_000, 60_000, 7_500_000, 7_200_000, 273_600_000].map(tell)).toEqual(
      ["0 ms", "350 ms", "1 s", "4.2 s", "34 s", "1 m 34 s", "1 m", "2 h 5 m", "2 h", "3 d 4 h"],
    );
  });

  it("never writes sixty of a smaller unit", () => {
    const texts = [999.4, 999.6, 9_949, 9_951, 59_499, 59_500, 119_600, 3_599_400, 3_599_600, 86_399_000].map(
      tell,
    );
    expect(texts).toEqual([
      "999 ms",
      "1 s",
      "9.9 s",
      "10 s",
      "59 s",
      "1 m",
      "2 m",
      "59 m 59 s",
      "1 h",
      "1 d",
    ]);
  });

  it("writes a dash for no duration", () => {
    expect(tell(null)).toBe("—");
  });
});
