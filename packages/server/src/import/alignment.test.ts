import { describe, expect, it } from "vitest";
import { align, measureAlignment } from "./alignment.ts";

const row = (org_id_hash: string, occurred_at: string) =>
  `${JSON.stringify({
    org_id_hash,
    event_id: "evt_1",
    name: "page_viewed",
    schema_version: "v1",
    session_id: "s",
    anonymous_user_id: "u",
    route_pattern: null,
    payload_json: "{}",
    occurred_at,
    ingested_at: occurred_at,
    source: "acme-web",
  })}\n`;

const weeks = async (lines: string[], date: string) =>
  Object.fromEntries(await measureAlignment(lines, Date.parse(date), null));

describe("measureAlignment", () => {
  it("finds the most whole weeks that keep the last UTC day on or before the date", async () => {
    expect(await weeks([row("a", "2026-11-02 23:59:59.999")], "2026-11-02")).toEqual({ a: 0 });
    expect(await weeks([row("a", "2026-11-02 00:00:00.000")], "2026-11-08")).toEqual({ a: 0 });
    expect(await weeks([row("a", "2026-11-02 00:00:00.000")], "2026-11-09")).toEqual({ a: 1 });
    expect(await weeks([row("a", "1995-08-01 12:00:00.000")], "2026-11-24")).toEqual({ a: 1634 });
  });

  it("moves back what lies after the date", async () => {
    expect(await weeks([row("a", "2026-11-03 00:00:00.000")], "2026-11-02")).toEqual({ a: -1 });
  });

  it("judges each organisation, and the events without one, by its own last day", async () => {
    const lines = [
      row("a", "2026-11-01 00:00:00.000"),
      row("b", "2026-10-01 00:00:00.000"),
      row("a", "2026-11-10 00:00:00.000"),
      row("", "2026-11-20 00:00:00.000"),
      "broken\n",
    ];
    expect(await weeks(lines, "2026-11-24")).toEqual({ a: 2, b: 7, "": 0 });
  });
});

describe("align", () => {
  const delivered = {
    orgIdHash: "a",
    eventId: "evt_1",
    name: "page_viewed",
    schemaVersion: "v1",
    sessionId: "s",
    anonymousUserId: "u",
    routePattern: null,
    payloadJson: "{}",
    occurredAt: Date.UTC(2026, 10, 2, 9),
    ingestedAt: Date.UTC(2026, 10, 3, 9),
    source: "acme-web",
  };

  it("moves both times and keeps weekday and time of day", () => {
    expect(align(delivered, new Map([["a", -2]]))).toEqual({
      ...delivered,
      occurredAt: Date.UTC(2026, 9, 19, 9),
      ingestedAt: Date.UTC(2026, 9, 20, 9),
    });
  });

  it("leaves organisations alone that it does not know, and the intake of events that come in now", () => {
    expect(align(delivered, new Map([["b", 3]]))).toEqual(delivered);
    expect(align({ ...delivered, ingestedAt: null }, new Map([["a", 1]])).ingestedAt).toBeNull();
  });
});
