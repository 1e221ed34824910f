import type { EventName, Scope } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { NO_NUMBERING } from "../../sealing/numbering.ts";
import { sealingTables } from "../../sealing/tables.ts";
import { DAY_MS } from "../source/event-source.ts";
import { anonymousUsers, sessions } from "./aggregates.ts";
import { scopedSums } from "./scoped-sums.ts";
import { type Sql, sql } from "./sql.ts";
import { daySums } from "./sums.ts";

const platform: Scope = { kind: "platform" };
const organisation: Scope = { kind: "org", orgIdHash: "a".repeat(64) };
const days = [20_000, 20_001];
const source = {
  raw: "events",
  sealed: {
    tables: sealingTables("events"),
    seals: new Map(days.map((day) => [day, day])),
    numberings: new Map(days.map((day) => [day, 0])),
    months: [],
    numbering: NO_NUMBERING,
  },
  eventsSinceMs: 0,
};

function ofDays(figure: Sql | undefined, events: readonly EventName[] | null, scope: Scope = platform) {
  const range = { startMs: 20_000 * DAY_MS, endMs: 20_002 * DAY_MS };
  const selection = {
    scope,
    source,
    events,
    ranges: [{ name: "range", range }],
    filters: [],
    deliveries: "once" as const,
  };
  return scopedSums(selection, { select: figure ?? sql`1` }, daySums, []);
}

describe("sums of days", () => {
  it("are read for the operator, and for no organisation", () => {
    expect(ofDays(anonymousUsers.ofSums?.(), null)?.text.toStatement().sql).toContain(
      "FROM events_sealed_days",
    );
    expect(ofDays(anonymousUsers.ofSums?.(), null, organisation)).toBeNull();
  });

  it("tell of all events from one row, and of one kind from another", () => {
    const textOf = (events: readonly EventName[] | null) =>
      ofDays(sessions.ofSums?.(), events)?.text.toStatement().sql;
    expect(textOf(null)).toContain("name = '*'");
    expect(textOf(["page_viewed"])).not.toContain("'*'");
  });

  it("tell of no ids that they do not have", () => {
    expect(ofDays(sessions.ofSums?.(), ["chart_interacted"])).not.toBeNull();
    expect(ofDays(anonymousUsers.ofSums?.(), ["chart_interacted"])).toBeNull();
    expect(ofDays(sessions.ofSums?.(), ["filter_changed"])).toBeNull();
  });
});
