import { describe, expect, it } from "vitest";
import { countOf, readPayload, textOf } from "./payload.ts";

const count = (json: string) => countOf(readPayload(`{"n":${json}}`), "n");
const text = (json: string) => textOf(readPayload(`{"t":${json}}`), "t");

describe("readPayload", () => {
  it("finds nothing in what is not a JSON object", () => {
    for (const json of ["", "null", "[1]", '"t"', "7", "{", "not json"])
      expect(readPayload(json)).toEqual({});
  });
});

describe("countOf", () => {
  it("reads whole numbers from 0 to 2^53 - 1, however they are written", () => {
    expect(["0", "3", "3.0", "3e0", "30e-1", "-0", "9007199254740991"].map(count)).toEqual([
      0, 3, 3, 3, 3, 0, 9007199254740991,
    ]);
  });

  it("is null for everything else", () => {
    const others = ["-1", "3.5", "9007199254740992", "1e300", '"3"', "true", "null", "[3]", '{"n":3}'];
    expect(others.map(count)).toEqual(others.map(() => null));
    expect(countOf(readPayload("{}"), "n")).toBeNull();
    expect(countOf(readPayload('{"N":3}'), "n")).toBeNull();
  });
});

describe("textOf", () => {
  it("reads strings as they stand, also the empty one", () => {
    expect(['""', '" a "', '"\\u0000"', '"null"'].map(text)).toEqual(["", " a ", "\u0000", "null"]);
  });

  it("is null for everything else", () => {
    const others = ["3", "true", "null", '["a"]', '{"t":"a"}'];
    expect(others.map(text)).toEqual(others.map(() => null));
    expect(textOf(readPayload("{}"), "constructor")).toBeNull();
  });
});
