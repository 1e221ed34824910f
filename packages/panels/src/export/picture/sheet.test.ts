import { describe, expect, it } from "vitest";
import { keepValid } from "./sheet.ts";

describe("keepValid", () => {
  it("takes out what no XML file may hold, and leaves every letter", () => {
    expect(keepValid("a\u0000b\u001bc\ud800d\udc00e\ufffef\uffff")).toBe("abcdef");
    const held = "<script> & \" ' ]]> \t\n 👩‍👩‍👧‍👦 مرحبا \u202e";
    expect(keepValid(held)).toBe(held);
  });
});
