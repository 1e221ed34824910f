import { describe, expect, it } from "vitest";
import { ResultCache } from "./result-cache.ts";

const rows = (values: number) => Array.from({ length: values }, (_, i) => ({ i }));

describe("ResultCache", () => {
  it("gives a result again, as one for which nothing was read", () => {
    const cache = new ResultCache(1_000);
    cache.set("a", rows(2));
    expect(cache.get("a")).toEqual({ rows: rows(2), rowsRead: 0, bytesRead: 0, durationMs: 0 });
    expect(cache.get("b")).toBeNull();
  });

  it("lets go what was not asked for longest", () => {
    const cache = new ResultCache(1_000);
    for (let i = 0; i < 10; i += 1) cache.set(`${i}`, rows(99));
    cache.get("0");
    cache.set("more", rows(99));
    expect(cache.get("0")).not.toBeNull();
    expect(cache.get("1")).toBeNull();
    expect(cache.get("2")).not.toBeNull();
  });

  it("counts what lists and maps hold, and keeps nothing that takes a tenth of the room", () => {
    const cache = new ResultCache(1_000);
    cache.set("map", [{ trend: Object.fromEntries(rows(100).map(({ i }) => [i, i])) }]);
    cache.set("list", [{ trend: rows(100) }]);
    expect(cache.get("map")).toBeNull();
    expect(cache.get("list")).toBeNull();
  });

  it("keeps nothing when it is told to", () => {
    const cache = new ResultCache(0);
    cache.set("a", []);
    expect(cache.get("a")).toBeNull();
  });

  it("replaces a result without counting it twice", () => {
    const cache = new ResultCache(1_000);
    for (let i = 0; i < 20; i += 1) cache.set("a", rows(99));
    for (let i = 0; i < 8; i += 1) cache.set(`${i}`, rows(99));
    expect(cache.get("a")).not.toBeNull();
  });
});
