import { describe, expect, it } from "vitest";
import { findLoss } from "./storability.ts";

const now = Date.parse("2026-11-24T03:00:00.500Z");
const loss = (occurredAt: string, retentionDays: number | null, ingestedAt: string | null = null) =>
  findLoss(
    {
      orgIdHash: "",
      eventId: "",
      name: "",
      schemaVersion: "",
      sessionId: "",
      anonymousUserId: "",
      routePattern: null,
      payloadJson: "{}",
      occurredAt: Date.parse(occurredAt),
      ingestedAt: ingestedAt === null ? null : Date.parse(ingestedAt),
      source: "",
    },
    now,
    retentionDays,
  );

describe("findLoss", () => {
  it("tells rows that the TTL drops, to the second", () => {
    expect(loss("2026-05-28T03:00:01.000Z", 180)).toBeNull();
    expect(loss("2026-05-28T03:00:00.999Z", 180)).toBe("too-old");
    expect(loss("1969-07-20T20:17:00Z", 180)).toBe("too-old");
  });

  it("tells rows so far ahead that the TTL starts again at 1970", () => {
    expect(loss("2105-08-11T00:00:00Z", 180)).toBeNull();
    expect(loss("2105-08-12T00:00:00Z", 180)).toBe("too-far-ahead");
    expect(loss("2150-01-01T00:00:00Z", 180)).toBe("too-far-ahead");
  });

  it("loses nothing that the column can hold where there is no TTL", () => {
    expect(loss("1900-01-01T00:00:00Z", null)).toBeNull();
    expect(loss("2299-12-31T23:59:59.999Z", null)).toBeNull();
  });

  it("tells times that the column cannot hold, also of the intake", () => {
    expect(loss("1899-12-31T23:59:59.999Z", null)).toBe("out-of-range");
    expect(loss("2300-01-01T00:00:00Z", 180)).toBe("out-of-range");
    expect(loss("2026-11-01T00:00:00Z", 180, "2300-01-01T00:00:00Z")).toBe("out-of-range");
  });
});
