import type { Box } from "./box.ts";

/**
 * Which way the letters of a text run over the page. Along the flow places grow from its start to its end, so that cutting and anchoring need not
 * know the direction.
 */
export interface TextFlow {
  /** Whether it runs up the page, as the heads of narrow heat maps do. */
  readonly isUpright: boolean;
  readonly isRightToLeft: boolean;
}

/** The flow of a text in an element with this style. What is set vertically is turned around by the style sheet, and so runs up. */
export function getFlow(
  { writingMode, unicodeBidi, direction }: CSSStyleDeclaration,
  text: string,
): TextFlow {
  return {
    isUpright: writingMode.startsWith("vertical"),
    // A name in a cell runs as its first letter does.
    isRightToLeft: unicodeBidi === "plaintext" ? RIGHT_TO_LEFT.test(text) : direction === "rtl",
  };
}

const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Where a box begins and ends along the flow. */
export function getExtent({ isUpright, isRightToLeft }: TextFlow, box: Box): readonly [number, number] {
  if (isUpright) return isRightToLeft ? [box.top, box.bottom] : [-box.bottom, -box.top];
  return isRightToLeft ? [-box.right, -box.left] : [box.left, box.right];
}

/** Where lines of a flow stand that are aligned so. */
export function getAnchor(
  { isRightToLeft }: TextFlow,
  { textAlign }: CSSStyleDeclaration,
): "start" | "middle" | "end" {
  if (textAlign.endsWith("center")) return "middle";
  if (textAlign === "end") return "end";
  return textAlign.endsWith(isRightToLeft ? "left" : "right") ? "end" : "start";
}

/** The point on the baseline of a box of text that its anchor names. `risePx` is the height of letters above the baseline less that below it. */
export function getBaseline(
  { isUpright, isRightToLeft }: TextFlow,
  box: Box,
  anchor: "start" | "middle" | "end",
  risePx: number,
): { readonly x: number; readonly y: number } {
  const isAtLow = (anchor === "start") !== isRightToLeft;
  if (isUpright) {
    const y = anchor === "middle" ? (box.top + box.bottom) / 2 : isAtLow ? box.bottom : box.top;
    return { x: (box.left + box.right + risePx) / 2, y };
  }
  const x = anchor === "middle" ? (box.left + box.right) / 2 : isAtLow ? box.left : box.right;
  return { x, y: (box.top + box.bottom + risePx) / 2 };
}
