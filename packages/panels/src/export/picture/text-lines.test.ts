import { describe, expect, it } from "vitest";
import { getBaseline, getExtent, type TextFlow } from "./text-flow.ts";
import { cutLine } from "./text-lines.ts";

const across: TextFlow = { isUpright: false, isRightToLeft: false };
const backwards: TextFlow = { isUpright: false, isRightToLeft: true };
const upwards: TextFlow = { isUpright: true, isRightToLeft: false };

/** Letters of ten pixels, one behind the other along the flow from 100 on. */
function lay(text: string, flow: TextFlow) {
  return [...text].map((letter, i) => {
    const from = flow.isRightToLeft || flow.isUpright ? 90 - 10 * i : 100 + 10 * i;
    const box = flow.isUpright
      ? { left: 0, right: 12, top: from, bottom: from + 10 }
      : { left: from, right: from + 10, top: 0, bottom: 12 };
    return { text: letter, box };
  });
}

describe("cutLine", () => {
  it.each([
    ["from left to right", across, { left: 100, right: 140, top: 0, bottom: 12 }],
    ["from right to left", backwards, { left: 60, right: 100, top: 0, bottom: 12 }],
    ["up the page", upwards, { left: 0, right: 12, top: 60, bottom: 100 }],
  ])("ends where its room ends, with an ellipsis that fits: %s", (_, flow, room) => {
    const [, limit] = getExtent(flow, room);
    expect(cutLine(lay("abcd", flow), flow, limit, 8)).toMatchObject({ text: "abcd", box: room });
    expect(cutLine(lay("abcdef", flow), flow, limit, 8)?.text).toBe("abc…");
    expect(cutLine(lay("abcdef", flow), flow, limit, null)?.text).toBe("abcd");
    expect(cutLine(lay("abcdef", flow), flow, limit - 40, 8)).toBeNull();
  });
});

describe("getBaseline", () => {
  const box = { left: 10, right: 50, top: 100, bottom: 120 };

  it("stands at the side that the anchor means in this direction", () => {
    expect(getBaseline(across, box, "start", 10)).toEqual({ x: 10, y: 115 });
    expect(getBaseline(across, box, "end", 10)).toEqual({ x: 50, y: 115 });
    expect(getBaseline(backwards, box, "start", 10)).toEqual({ x: 50, y: 115 });
    expect(getBaseline(backwards, box, "middle", 10)).toEqual({ x: 30, y: 115 });
    expect(getBaseline(upwards, box, "start", 10)).toEqual({ x: 35, y: 120 });
  });
});
