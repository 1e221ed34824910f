import { describe, expect, it } from "vitest";
import { checkStatement } from "./check-statement.ts";

const accepts = (sql: string, parameters: Record<string, unknown> = {}) =>
  expect(() => checkStatement({ sql, parameters })).not.toThrow();
const refuses = (sql: string, parameters: Record<string, unknown> = {}) =>
  expect(() => checkStatement({ sql, parameters })).toThrow(expect.objectContaining({ code: "internal" }));

describe("checkStatement", () => {
  it("lets one SELECT with its parameters pass", () => {
    accepts("SELECT a FROM b WHERE c = {c:String} AND d IN {d:Array(Int64)}", { c: "", d: [1, -2] });
    accepts("  WITH 1 AS one SELECT one, 'a;b -- INTO', `x#y`");
  });

  it("refuses a second statement, a comment, and the clauses that name a file, a format or settings", () => {
    for (const sql of [
      "SELECT 1; SELECT 2",
      "SELECT 1 -- and more",
      "SELECT 1 /* and more */",
      "SELECT 1 # and more",
      "SELECT 1 INTO OUTFILE 'x'",
      "SELECT 1 format CSV",
      "SELECT 1 SETTINGS readonly = 0",
      "INSERT INTO t VALUES (1)",
      "SELECT 'it''s' ; SELECT 2",
      "SELECT '\\'; SELECT 2 --'; DROP TABLE t",
    ])
      refuses(sql);
  });

  it("refuses a placeholder without a value, and a value without a placeholder", () => {
    refuses("SELECT {a:String}");
    refuses("SELECT {a:String}", Object.create({ a: "inherited" }));
    refuses("SELECT 1", { a: "x" });
  });

  it("refuses what would bind as something else than it is", () => {
    for (const value of [
      undefined,
      null,
      true,
      {},
      { toString: () => "x" },
      Number.NaN,
      ["a", 1],
      [["a"]],
      1n,
    ]) {
      refuses("SELECT {a:String}", { a: value });
    }
  });
});
