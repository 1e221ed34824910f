import { type Box, getBox, getInnerBox, intersect } from "./box.ts";
import { copyDrawing } from "./copy-drawing.ts";
import { drawBox } from "./draw-box.ts";
import { drawNotes, layNotes } from "./draw-notes.ts";
import { closeTexts, drawShort, drawText, type TextRoom } from "./draw-text.ts";
import { createSheet, type Sheet } from "./sheet.ts";

/** What a picture says beside what the panel shows. */
export interface PictureFacts {
  readonly title: string;
  readonly description: string;
  /** Below the panel, in its own hand. */
  readonly notes: readonly string[];
}

/** What is for screen readers only, opens something, or follows the pointer: nothing of a picture. */
const leftOut = [
  ".fh-hidden",
  ".fh-menu-button",
  ".fh-menu",
  ".fh-menu-failure",
  ".fh-arrange",
  ".fh-meta",
  ".fh-link",
  ".fh-button",
  ".fh-walk",
  ".fh-walk-target",
  ".fh-walk__tag",
  ".fh-tip",
].join();

/**
 * A panel as it is laid out in the page, in shapes and texts of plain SVG: no style, no script, no HTML inside, nothing from elsewhere. What is docked
 * beside the picture is no part of it.
 */
export function drawPicture(panel: Element, { title, description, notes }: PictureFacts): Element {
  const main = panel.querySelector(".fh-panel__main");
  const foot = main?.querySelector(".fh-panel__foot") ?? null;
  if (main === null || foot === null) throw new Error("This is no panel.");
  const style = getComputedStyle(panel);
  const inner = getBox(main);
  const borderPx = Number.parseFloat(style.borderTopWidth);
  const laid = layNotes(foot, notes);
  const frame: Box = {
    left: inner.left - borderPx,
    top: inner.top - borderPx,
    right: inner.right + borderPx,
    bottom: laid.endPx + borderPx,
  };
  const sheet = createSheet(frame);
  sheet.add("title", {}, title);
  sheet.add("desc", {}, description);
  drawBox(sheet, frame, style, frame);
  for (const child of main.children) draw(sheet, child, { clip: frame, ellipsis: null, ending: null });
  drawNotes(sheet, foot, laid);
  return sheet.root;
}

function draw(sheet: Sheet, element: Element, room: TextRoom): void {
  if (element.matches(leftOut)) return;
  const style = getComputedStyle(element);
  const { display, opacity, visibility, clipPath } = style;
  // What repeats names of its neighbour is clipped away as a whole.
  if (display === "none" || Number(opacity) === 0 || clipPath === "inset(50%)") return;
  const box = getBox(element);
  // A row has a ground only while the pointer is over it, as it may be when the menu above it has closed.
  if (visibility === "visible" && element.tagName !== "TR") drawBox(sheet, box, style, room.clip);
  if (element instanceof SVGSVGElement) {
    copyDrawing(sheet, element);
    return;
  }
  const inside = getRoom(box, style, room);
  if (inside === null) return;
  for (const child of inOrder(element.childNodes)) {
    const isFirstLine = child === element.firstChild && element.matches(".fh-heat td");
    const line = isFirstLine ? getComputedStyle(element, "::first-line") : style;
    if (child instanceof Text && line.fontSize === "0px")
      drawShort(sheet, child, getInnerBox(box, style, "content"), inside);
    else if (child instanceof Text) drawText(sheet, child, line, inside);
    else if (child instanceof Element) draw(besideMenu(sheet, child), child, inside);
  }
  if (inside !== room) closeTexts(inside);
}

/** How far the insides of an element are shown; null when not at all. */
function getRoom(box: Box, style: CSSStyleDeclaration, room: TextRoom): TextRoom | null {
  if (style.overflowX === "visible" && style.overflowY === "visible") return room;
  const clip = intersect(room.clip, getInnerBox(box, style, "padding"));
  if (clip === null) return null;
  const ellipsis = style.textOverflow === "ellipsis" ? getInnerBox(box, style, "content") : null;
  const saysSo = ellipsis !== null || style.webkitLineClamp !== "none";
  return { clip, ellipsis, ending: saysSo ? { last: null, isCut: false } : null };
}

/** What stays in place while a box scrolls lies above what has been scrolled below it. */
function inOrder(nodes: Iterable<Node>): readonly Node[] {
  const isSticky = (node: Node) => node instanceof Element && getComputedStyle(node).position === "sticky";
  const all = [...nodes];
  return [...all.filter((node) => !isSticky(node)), ...all.filter(isSticky)];
}

/** The freshness goes to the edge, where the button of the menu stands on the page. */
function besideMenu(sheet: Sheet, element: Element): Sheet {
  const head = element.parentElement;
  if (head === null || !element.matches(".fh-panel__fresh")) return sheet;
  const at = getBox(element);
  const edge = getBox(head);
  const isRightToLeft = getComputedStyle(head).direction === "rtl";
  const shiftPx = isRightToLeft ? edge.left - at.left : edge.right - at.right;
  return { ...sheet, left: sheet.left - shiftPx };
}
