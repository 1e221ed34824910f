import { describe, expect, it } from "vitest";
import type { RunStatement } from "../run-statement.ts";
import { checkTimeZone } from "./check-time-zone.ts";

/** An engine that lists these zones, and remembers which it was asked for. */
function listing(...zones: string[]) {
  const asked: unknown[] = [];
  const run = async ({ parameters: { timeZone } }: Parameters<RunStatement>[0]) => {
    asked.push(timeZone);
    const rows = zones.filter((zone) => zone === timeZone).map((name) => ({ name }));
    return { rows, rowsRead: 1, bytesRead: 1, durationMs: 1 };
  };
  return { run: run as unknown as RunStatement, asked };
}

describe("checkTimeZone", () => {
  it("asks the engine once for each zone that it lists, and never for UTC", async () => {
    const { run, asked } = listing("Europe/Berlin", "Asia/Kathmandu");
    const known = new Set<string>();
    for (const zone of ["UTC", "Europe/Berlin", "Europe/Berlin", "Asia/Kathmandu", "Europe/Berlin"])
      await checkTimeZone(zone, run, known);
    expect(asked).toEqual(["Europe/Berlin", "Asia/Kathmandu"]);
  });

  it("remembers no zone that the engine does not list, and so keeps nothing that a caller makes up", async () => {
    const { run, asked } = listing();
    const known = new Set<string>();
    for (const zone of ["Europe/Berlin", "Europe/Berlin", "europe/berlin", "Mars/Olympus"])
      await expect(checkTimeZone(zone, run, known)).rejects.toMatchObject({ code: "invalid_time_zone" });
    expect(known.size).toBe(0);
    expect(asked).toEqual(["Europe/Berlin", "Europe/Berlin", "europe/berlin"]);
  });
});
