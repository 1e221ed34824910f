import { describe, expect, it } from "vitest";
import { type Line, splitLines } from "./split-lines.ts";

async function linesOf(pieces: Iterable<Uint8Array | string>, longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of splitLines(pieces, longest)) lines.push(...some);
  return lines;
}

const texts = (lines: Line[]) => lines.map((line) => line.text);

describe("splitLines", () => {
  it("finds the same lines wherever the file is cut", async () => {
    const bytes = new TextEncoder().encode('\uFEFF{"a":"é"}\r\n\r\n  \n{"b":"日本"}\n{"c":"😀"}');
    for (let size = 1; size <= bytes.length; size++) {
      const pieces = [];
      for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.slice(from, from + size));
      const lines = await linesOf(pieces);
      expect(texts(lines), `pieces of ${size}`).toEqual(['{"a":"é"}', '{"b":"日本"}', '{"c":"😀"}']);
      expect(lines.map((line) => line.number)).toEqual([1, 4, 5]);
    }
  });

  it("takes a last line with and without its line end", async () => {
    expect(texts(await linesOf(["a\nb"]))).toEqual(["a", "b"]);
    expect(texts(await linesOf(["a\nb\n"]))).toEqual(["a", "b"]);
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf([""])).toEqual([]);
  });

  it("does not look into memory that its giver uses again", async () => {
    const memory = Buffer.alloc(4);
    function* pieces() {
      memory.set([97, 98, 10, 99]);
      yield memory;
      memory.set([100, 101, 10, 102]);
      yield memory;
    }
    expect(texts(await linesOf(pieces()))).toEqual(["ab", "cde", "f"]);
  });

  it("names a line that is too long and goes on behind it", async () => {
    const lines = await linesOf(
      ["first\n", "12345678", "9012", "3456\nlast\n", "abcdefghij\nabcdefghijk"],
      10,
    );
    expect(lines).toEqual([
      { number: 1, text: "first" },
      { number: 2, text: null, fault: "too-long" },
      { number: 3, text: "last" },
      { number: 4, text: "abcdefghij" },
      { number: 5, text: null, fault: "too-long" },
    ]);
  });

  it("does not hold a line that is too long in memory", async () => {
    const piece = new Uint8Array(1024 * 1024).fill(97);
    const before = process.memoryUsage().arrayBuffers;
    let highest = 0;
    function* pieces() {
      for (let count = 0; count < 100; count++) {
        yield piece;
        highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
      }
    }
    expect(await linesOf(pieces())).toEqual([{ number: 1, text: null, fault: "too-long" }]);
    expect(highest).toBeLessThan(64 * 1024 * 1024);
  });

  it("names a line that is not UTF-8 instead of changing it", async () => {
    const bytes = new Uint8Array([97, 10, 0xc3, 0x28, 10, 98]);
    expect(await linesOf([bytes])).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: null, fault: "not-utf8" },
      { number: 3, text: "b" },
    ]);
  });
});
