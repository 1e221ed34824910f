/** A rectangle in pixels of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
  const inset = (side: "Top" | "Right" | "Bottom" | "Left") =>
    Number.parseFloat(style[`border${side}Width`]) +
    (which === "content" ? Number.parseFloat(style[`padding${side}`]) : 0);
  return {
    left: box.left + inset("Left"),
    top: box.top + inset("Top"),
    right: box.right - inset("Right"),
    bottom: box.bottom - inset("Bottom"),
  };
}
