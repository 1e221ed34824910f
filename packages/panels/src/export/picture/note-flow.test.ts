import { describe, expect, it } from "vitest";
import { flowNotes } from "./note-flow.ts";

const room = { widthPx: 10, gapPx: 2 };
const measure = (text: string) => [...text].length;

describe("flowNotes", () => {
  it("puts notes beside each other while they fit, and the next one below", () => {
    expect(flowNotes(["abcd", "efgh", "ij"], room, measure)).toEqual([
      { text: "abcd", line: 0, offsetPx: 0 },
      { text: "efgh", line: 0, offsetPx: 6 },
      { text: "ij", line: 1, offsetPx: 0 },
    ]);
  });

  it("breaks a long note between words, and a long word between its letters", () => {
    const placed = flowNotes(["one two three", "abcdefghijklmno"], room, measure);
    expect(placed.map(({ text }) => text)).toEqual(["one two", "three", "abcdefghij", "klmno"]);
    expect(placed.map(({ line }) => line)).toEqual([0, 1, 2, 3]);
  });
});
