/** A rectangle in pixels of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where an element stands. Spreading the rectangle itself would copy nothing: its sides are getters. */
export function getBox(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

/** What two boxes share; null when that is nothing. */
export function intersect(a: Box, b: Box): Box | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return right <= left || bottom <= top ? null : { left, top, right, bottom };
}

/** The box without its borders, or without its padding too. */
export function getInnerBox(box: Box, style: CSSStyleDeclaration, which: "padding" | "content"): Box {
  const inset = (side: BoxSide) => {
    const own = getOwnSide(side, style);
    const paddingPx = which === "content" ? Number.parseFloat(style[`padding${own}`]) : 0;
    return Number.parseFloat(style[`border${own}Width`]) + paddingPx;
  };
  return {
    left: box.left + inset("Left"),
    top: box.top + inset("Top"),
    right: box.right - inset("Right"),
    bottom: box.bottom - inset("Bottom"),
  };
}

/** A side of a box, as styles name it. */
export type BoxSide = "Top" | "Right" | "Bottom" | "Left";

/** The side of the element itself that is seen on this side: the other one where it is mirrored, as bars are that run from right to left. */
export function getOwnSide(side: BoxSide, style: CSSStyleDeclaration): BoxSide {
  if (!isMirrored(style)) return side;
  return side === "Left" ? "Right" : side === "Right" ? "Left" : side;
}

/** Whether an element is seen in a mirror. */
function isMirrored({ transform }: CSSStyleDeclaration): boolean {
  return transform.startsWith("matrix(-1, 0, 0, 1,");
}
