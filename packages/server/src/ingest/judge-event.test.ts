import { openCatalogue, telemetryEventSchema } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { wireEvent } from "../../test-support/wire-events.ts";
import { judgeEvent } from "./judge-event.ts";

const standard = {
  catalogue: openCatalogue,
  orgIdHash: "a".repeat(64),
  source: "acme-web",
  earliestMs: Date.parse("2026-03-01T00:00:00Z"),
  latestMs: Date.parse("2026-04-01T00:00:00Z"),
};
const values = [
  null,
  undefined,
  "",
  "guide_opened",
  "feature_viewed",
  "2026-05-telemetry-v1",
  "evt_1",
  "42",
  "/people/[id]",
  "/people/42",
  "ada@example.com",
  "a".repeat(64),
  "A".repeat(64),
  "2026-03-20T10:00:00Z",
  "2026-03-20T10:00:00.123456+05:45",
  "2026-02-30T10:00:00Z",
  "2026-03-20T24:00:00Z",
  "2026-03-20",
  42,
  true,
  [],
  {},
];

describe("judgeEvent", () => {
  it("agrees with the schema of an event about every kind of value in every field", () => {
    const right = wireEvent("evt_1");
    expect(judgeEvent(right, standard)).toMatchObject({ eventId: "evt_1", source: "acme-web" });
    for (const field of Object.keys(right)) {
      for (const value of values) {
        const event = { ...right, [field]: value };
        const isTaken = typeof judgeEvent(event, standard) !== "string";
        expect(isTaken, `${field}: ${JSON.stringify(value)}`).toBe(
          telemetryEventSchema.safeParse(event).success,
        );
      }
      const { [field]: _, ...lacking } = right as unknown as Record<string, unknown>;
      expect(judgeEvent(lacking, standard)).toBe("missing_field");
    }
    expect(judgeEvent({ ...right, more: 1 }, standard)).toBe("unknown_field");
  });

  it("makes a row of nothing but what was checked", () => {
    const shown = Object.create(null, {
      ...Object.getOwnPropertyDescriptors(wireEvent("evt_1")),
    });
    expect(judgeEvent(shown, standard)).toMatchObject({
      orgIdHash: standard.orgIdHash,
      name: "feature_viewed",
    });
    let reads = 0;
    const changing = {
      ...wireEvent("evt_1"),
      get sessionId() {
        reads += 1;
        return reads === 1 ? "s-1" : "ada@example.com";
      },
    };
    expect(judgeEvent(changing, standard)).toBe("unknown_field");
    expect(reads).toBe(0);
  });
});
