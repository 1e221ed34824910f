import { type Box, type BoxSide, getOwnSide, intersect } from "./box.ts";
import { type Paint, readPaint } from "./paint.ts";
import type { Sheet } from "./sheet.ts";

const sides: readonly BoxSide[] = ["Top", "Right", "Bottom", "Left"];

interface Border {
  readonly side: BoxSide;
  readonly widthPx: number;
  readonly isDashed: boolean;
  readonly paint: Paint;
}

/** Draws the ground and the borders of an element, as far as `clip` shows them. */
export function drawBox(sheet: Sheet, box: Box, style: CSSStyleDeclaration, clip: Box): void {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const ground = readPaint(style.backgroundColor);
  const seen = intersect(box, clip);
  if (ground !== null && seen !== null) {
    sheet.add("rect", { ...place(sheet, seen), rx: radius || undefined, ...fill(ground) });
  }
  const borders = sides.flatMap((side) => readBorder(style, side));
  const [first] = borders;
  if (first !== undefined && borders.length === 4 && radius > 0) drawFrame(sheet, box, first, radius);
  else {
    // Everything in a table inherits how its borders collapse, and cells alone do it.
    const isShared = style.borderCollapse === "collapse" && style.display === "table-cell";
    for (const border of borders) drawBorder(sheet, box, border, isShared, clip);
  }
}

/** A box of the page as attributes of a `rect`, at half pixels, between which a PNG would blur its edges. */
function place(sheet: Sheet, { left, top, right, bottom }: Box) {
  const snap = (value: number) => Math.round(value * 2) / 2;
  const [x, y] = [snap(left - sheet.left), snap(top - sheet.top)];
  return { x, y, width: snap(right - sheet.left) - x, height: snap(bottom - sheet.top) - y };
}

function readBorder(style: CSSStyleDeclaration, side: BoxSide): Border[] {
  const own = getOwnSide(side, style);
  const kind = style[`border${own}Style`];
  const widthPx = Number.parseFloat(style[`border${own}Width`]);
  const paint = readPaint(style[`border${own}Color`]);
  if (kind === "none" || kind === "hidden" || !(widthPx > 0) || paint === null) return [];
  return [{ side, widthPx, paint, isDashed: kind === "dashed" || kind === "dotted" }];
}

/** Four borders around round corners; a part of ours that has them has the same on every side. */
function drawFrame(sheet: Sheet, box: Box, { widthPx, paint }: Border, radius: number): void {
  const half = widthPx / 2;
  const middle = {
    left: box.left + half,
    top: box.top + half,
    right: box.right - half,
    bottom: box.bottom - half,
  };
  sheet.add("rect", {
    ...place(sheet, middle),
    rx: Math.max(0, radius - half),
    fill: "none",
    stroke: paint.color,
    "stroke-opacity": paint.opacity,
    "stroke-width": widthPx,
  });
}

function drawBorder(sheet: Sheet, box: Box, border: Border, isShared: boolean, clip: Box): void {
  const { side, widthPx, paint } = border;
  // Cells of a collapsed table meet in the middle of the border that they share.
  const outside = isShared ? widthPx / 2 : 0;
  const inside = widthPx - outside;
  const strip = {
    Top: { ...box, top: box.top - outside, bottom: box.top + inside },
    Right: { ...box, left: box.right - inside, right: box.right + outside },
    Bottom: { ...box, top: box.bottom - inside, bottom: box.bottom + outside },
    Left: { ...box, left: box.left - outside, right: box.left + inside },
  }[side];
  const seen = intersect(strip, clip);
  if (seen === null) return;
  const { x, y, width, height } = place(sheet, seen);
  if (!border.isDashed) sheet.add("rect", { x, y, width, height, ...fill(paint) });
  else {
    const isAcross = side === "Top" || side === "Bottom";
    sheet.add("line", {
      x1: isAcross ? x : x + width / 2,
      y1: isAcross ? y + height / 2 : y,
      x2: isAcross ? x + width : x + width / 2,
      y2: isAcross ? y + height / 2 : y + height,
      stroke: paint.color,
      "stroke-opacity": paint.opacity,
      "stroke-width": widthPx,
      "stroke-dasharray": `${3 * widthPx} ${2 * widthPx}`,
    });
  }
}

function fill({ color, opacity }: Paint) {
  return { fill: color, "fill-opacity": opacity };
}
