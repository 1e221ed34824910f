import type { Box } from "./box.ts";
import { readPaint } from "./paint.ts";
import { type Sheet, tidy } from "./sheet.ts";
import { getAnchor, getBaseline, getExtent, getFlow, type TextFlow } from "./text-flow.ts";
import { cutLine, getLines, type TextLine } from "./text-lines.ts";

/** How far texts are shown. */
export interface TextRoom {
  /** Outside of it nothing is seen. */
  readonly clip: Box;
  /** Where lines end that are too long; null when they are just cut off. */
  readonly ellipsis: Box | null;
  /** What was written so far, and whether something was not, so that the last text says so; null where texts end without a sign. */
  readonly ending: { last: Element | null; isCut: boolean } | null;
}

/** Draws the lines of a text node, cut as the page cuts them. */
export function drawText(sheet: Sheet, node: Text, style: CSSStyleDeclaration, room: TextRoom): void {
  if (node.data.trim() === "" || style.visibility !== "visible") return;
  const flow = getFlow(style, node.data);
  const { clip, ellipsis, ending } = room;
  const limit = getExtent(flow, ellipsis ?? clip)[1];
  const ellipsisPx = ellipsis === null ? null : measure("…", style).widthPx;
  for (const line of getLines(node, flow)) {
    const isSeen = line[0] !== undefined && isInside(flow, line[0].box, clip);
    const shown = isSeen ? cutLine(line, flow, limit, ellipsisPx) : null;
    const written = shown === null ? null : writeLine(sheet, shown, flow, style);
    if (ending === null) continue;
    if (written === null) ending.isCut = true;
    else ending.last = written;
  }
}

/**
 * Draws the short form that the style sheet has put before a figure whose letters have no size: on their base line, over the width of the cell.
 * Nothing where the cell is scrolled out of view: half a figure is another one.
 */
export function drawShort(sheet: Sheet, node: Text, cell: Box, { clip }: TextRoom): void {
  const { parentElement: element } = node;
  if (element === null || cell.left < clip.left || cell.right > clip.right) return;
  const style = getComputedStyle(element, "::before");
  const text = element.dataset.short ?? element.dataset.brief ?? "";
  const range = document.createRange();
  range.selectNode(node);
  const middle = range.getBoundingClientRect().bottom - measure(text, style).risePx / 2;
  writeLine(sheet, { text, box: { ...cell, top: middle, bottom: middle } }, getFlow(style, text), style);
}

/** Ends the last text of a room with the sign that there is more: a whole line, or a part that has its own colour. */
export function closeTexts({ ending }: TextRoom): void {
  if (ending?.last == null || !ending.isCut) return;
  ending.last.textContent = (ending.last.textContent ?? "").replace(/.$/u, "…");
}

/** The font of an element, as attributes. */
export function getFont(style: CSSStyleDeclaration) {
  return {
    "font-family": style.fontFamily,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight === "400" ? undefined : style.fontWeight,
    "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle,
    "font-variant": style.fontVariantNumeric === "normal" ? undefined : style.fontVariantNumeric,
    "letter-spacing": style.letterSpacing === "normal" ? undefined : style.letterSpacing,
  };
}

let brush: CanvasRenderingContext2D | null = null;

/** How wide a text is in the font of this style, and how much higher its letters may be than they hang low. */
export function measure(
  text: string,
  style: CSSStyleDeclaration,
): { readonly widthPx: number; readonly risePx: number } {
  brush ??= document.createElement("canvas").getContext("2d");
  if (brush === null) throw new Error("This browser measures no text.");
  brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = brush.measureText(text);
  // Browsers lay lines out by whole pixels of the screen.
  const snap = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
  return { widthPx: width, risePx: snap(fontBoundingBoxAscent) - snap(fontBoundingBoxDescent) };
}

function writeLine(
  sheet: Sheet,
  { text, box }: TextLine,
  flow: TextFlow,
  style: CSSStyleDeclaration,
): Element | null {
  const paint = readPaint(style.color);
  if (paint === null) return null;
  const anchor = text.endsWith("…") ? "start" : getAnchor(flow, style);
  const point = getBaseline(flow, box, anchor, measure(text, style).risePx);
  const x = point.x - sheet.left;
  const y = point.y - sheet.top;
  return sheet.add(
    "text",
    {
      x,
      y,
      fill: paint.color,
      "fill-opacity": paint.opacity,
      ...getFont(style),
      direction: flow.isRightToLeft ? "rtl" : undefined,
      "text-anchor": anchor === "start" ? undefined : anchor,
      // What is underlined on the page can be pressed, which it cannot in a picture. What is struck through is not drawn.
      "text-decoration": style.textDecorationLine.includes("line-through") ? "line-through" : undefined,
      transform: flow.isUpright ? `rotate(-90 ${tidy(x)} ${tidy(y)})` : undefined,
    },
    text,
  );
}

/** Whether the middle of a line is seen, across the flow. */
function isInside({ isUpright }: TextFlow, box: Box, clip: Box): boolean {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return isUpright ? x > clip.left && x < clip.right : y > clip.top && y < clip.bottom;
}
