import type { Scope } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { noSealedDays } from "../source/event-source.ts";
import { scopedStatement } from "./scoped-statement.ts";
import { bind, nameOf, Sql, sql } from "./sql.ts";

const hash = "0123456789abcdef".repeat(4);

/** Whatever a host's code without types could hand over. */
function statementFor(scope: unknown) {
  return scopedStatement(
    {
      scope: scope as Scope,
      source: {
        raw: "product_telemetry_events",
        sealed: noSealedDays("product_telemetry_events"),
        eventsSinceMs: 0,
      },
      events: ["page_viewed"],
      ranges: [{ name: "range", range: { startMs: 1, endMs: 2 } }],
      filters: [{ dimension: "routePattern", operator: "in", values: ["/a", null] }],
      deliveries: "once",
    },
    { select: sql`count() AS n` },
  );
}

describe("scopedStatement", () => {
  it("binds the organisation, the range, the names and the filters, and deduplicates", () => {
    expect(statementFor({ kind: "org", orgIdHash: hash })).toEqual({
      sql: [
        "SELECT count() AS n",
        "FROM product_telemetry_events FINAL",
        "WHERE org_id_hash = {orgIdHash:String}",
        "AND ((occurred_at >= fromUnixTimestamp64Milli({rangeStart:Int64}, 'UTC') AND occurred_at < fromUnixTimestamp64Milli({rangeEnd:Int64}, 'UTC')))",
        "AND name IN {names:Array(String)}",
        "AND if(isNull(route_pattern), {filter0Null:UInt8}, has({filter0:Array(String)}, assumeNotNull(route_pattern))) = 1",
      ].join("\n"),
      parameters: {
        orgIdHash: hash,
        names: ["page_viewed"],
        rangeStart: 1,
        rangeEnd: 2,
        filter0: ["/a"],
        filter0Null: 1,
      },
    });
  });

  it("reads every organisation for the platform only", () => {
    expect(statementFor({ kind: "platform" }).sql).not.toContain("org_id_hash");
  });

  it("cannot be made without a scope, or with something that is none", () => {
    const changing = {
      kind: "org",
      get orgIdHash() {
        return hash;
      },
    };
    for (const scope of [
      undefined,
      null,
      "",
      "platform",
      hash,
      {},
      [],
      { kind: "all" },
      { kind: "PLATFORM" },
      { kind: "org" },
      { kind: "org", orgIdHash: undefined },
      { kind: "org", orgIdHash: null },
      { kind: "org", orgIdHash: "" },
      { kind: "org", orgIdHash: " " },
      { kind: "org", orgIdHash: "*" },
      { kind: "org", orgIdHash: hash.toUpperCase() },
      { kind: "org", orgIdHash: hash.slice(1) },
      { kind: "org", orgIdHash: `${hash}\n` },
      { kind: "org", orgIdHash: [hash] },
      { kind: "org", orgIdHash: { toString: () => hash } },
      Object.create({ kind: "platform" }),
      changing,
    ]) {
      expect(() => statementFor(scope)).toThrow(expect.objectContaining({ code: "scope_invalid" }));
    }
  });
});

describe("sql", () => {
  it("takes text from literals only", () => {
    const smuggled = ["SELECT 1; DROP TABLE t"];
    const forged = Object.assign(smuggled, { raw: smuggled });
    expect(() => Sql.of(forged, [])).toThrow(TypeError);
    expect(() => nameOf("events; DROP TABLE t")).toThrow(
      expect.objectContaining({ code: "invalid_request" }),
    );
    expect(() => nameOf("a.b.c")).toThrow();
  });

  it("binds a value once, however often it is used, and never two under one name", () => {
    const value = bind("limit", "UInt32", 3);
    expect(sql`SELECT ${value} + ${value}`.toStatement()).toEqual({
      sql: "SELECT {limit:UInt32} + {limit:UInt32}",
      parameters: { limit: 3 },
    });
    expect(() => sql`SELECT ${value} + ${bind("limit", "UInt32", 4)}`.toStatement()).toThrow(TypeError);
  });
});
