import { describe, expect, it } from "vitest";
import { isId, isIdentifier, isRoute } from "./check-value.ts";

const MILLIONS = 2_000_000;

/** Beginnings that an expression could go on with in more than one way, repeated without end. */
const pieces = [
  "a",
  "aA",
  "a1",
  "1",
  "a.",
  "a-at-",
  "/a",
  "/[a]",
  "/:a",
  "1.1.1.",
  "[",
  "a:",
  "_-",
  "0a",
  "\u0000",
];

describe.each([
  ["isIdentifier", isIdentifier],
  ["isRoute", isRoute],
  ["isId", isId],
])("%s", (_, isOne) => {
  it("is done with a text of two million characters, however it goes on", () => {
    const startedAt = Date.now();
    for (const piece of pieces) {
      const long = piece.repeat(MILLIONS / piece.length);
      for (const text of [long, `${long}!`, `/${long}`, `a${long}\n`]) expect(isOne(text)).toBe(false);
    }
    // Milliseconds, and hours for an expression that tries every way.
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});
