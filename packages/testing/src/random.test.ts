import { describe, expect, it } from "vitest";
import { createRandom, hash, hashShare } from "./random.ts";

describe("createRandom", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const take = (seed: number) => Array.from({ length: 5 }, createRandom(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it("gives streams that never run into one another, however many there are", () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 20_000; seed++) {
      const random = createRandom(seed);
      for (let i = 0; i < 50; i++) seen.add(random() * 2 ** 32 + random());
    }
    expect(seen.size).toBe(1_000_000);
  });

  it("spreads evenly over 0 to 1", () => {
    const random = createRandom(1);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const number = random();
      const tenth = Math.floor(number * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    expect(Math.min(...tenths)).toBeGreaterThan(1_850);
    expect(Math.max(...tenths)).toBeLessThan(2_150);
  });
});

describe("hash", () => {
  it("tells where one part ends and the next begins", () => {
    expect(hash(1, "ab", "c")).not.toBe(hash(1, "a", "bc"));
    expect(hash(1, 12, 3)).not.toBe(hash(1, 1, 23));
  });

  it("stays the same from version to version, so that fixtures do", () => {
    expect(hash(1, "users", 20_616)).toBe(3_333_327_762);
    expect(hashShare(1, "users", 20_616)).toBeCloseTo(3_333_327_762 / 2 ** 32, 12);
  });
});
