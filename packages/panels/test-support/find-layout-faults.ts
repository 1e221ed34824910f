/**
 * Finds what a reader would call broken about the layout of an element, in words: it needs more room than it has, a figure or
 * a title is cut, a text is cut without an ellipsis, two texts lie over each other, a word is torn apart. Stands by itself, so that it can
 * be sent into a page.
 */
export function findLayoutFaults(root: Element): string[] {
  interface Seen {
    readonly text: string;
    readonly box: DOMRect;
    readonly node: Node;
  }
  type Clip = Pick<DOMRect, "left" | "right" | "top" | "bottom">;
  const faults: string[] = [];
  if (root.scrollWidth > root.clientWidth) faults.push(`needs ${root.scrollWidth} of ${root.clientWidth} px`);

  const isCutting = ({ overflowX, clipPath }: CSSStyleDeclaration) =>
    overflowX !== "visible" || clipPath !== "none";
  const isReadOut = (parent: Element) => parent.closest(".fh-hidden, option, title") !== null;
  // What a picture leaves out keeps its text boxes, and has none itself.
  const isGone = (parent: Element) =>
    isReadOut(parent) ||
    parent.getBoundingClientRect().width === 0 ||
    !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  const seen: Seen[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.nodeValue?.trim() ?? "";
    if (parent === null || text === "" || isGone(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);

    // What cuts it, up to the root; what scrolls shows the rest when it is asked to.
    let clip = null as Clip | null;
    let hasEllipsis = false;
    let scrolls = false;
    for (let box: Element | null = parent; box !== null; box = box === root ? null : box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || box instanceof SVGElement || !isCutting(style)) continue;
      if (/auto|scroll/.test(style.overflowX)) scrolls = true;
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") hasEllipsis = true;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      clip = {
        left: Math.max(left, clip?.left ?? left),
        right: Math.min(right, clip?.right ?? right),
        top: Math.max(top, clip?.top ?? top),
        bottom: Math.min(bottom, clip?.bottom ?? bottom),
      };
    }
    const isFigure = /^[~<>≤≥±+−-]?\p{Nd}[\p{Nd}.,٫٬\s\u00a0\u202f%]*[kMB]?$/u.test(text);
    // Names may end in an ellipsis; a figure, a title and the head of a column may not.
    const isWhole =
      isFigure || (parent.closest("h2, h3, thead th") !== null && parent.closest("bdi") === null);
    for (const box of boxes) {
      const outX = clip === null ? 0 : Math.max(clip.left - box.left, box.right - clip.right);
      if (outX > 1 && !scrolls && (isWhole || !hasEllipsis))
        faults.push(`cut by ${Math.round(outX)} px: ${text.slice(0, 60)}`);
      const [left, right, top, bottom] = [
        Math.max(box.left, clip?.left ?? box.left),
        Math.min(box.right, clip?.right ?? box.right),
        Math.max(box.top, clip?.top ?? box.top),
        Math.min(box.bottom, clip?.bottom ?? box.bottom),
      ];
      if (right - left > 1 && bottom - top > 1)
        seen.push({ text, node, box: new DOMRect(left, top, right - left, bottom - top) });
    }

    // A short word that goes on in the next line without anything to part it.
    if (parent.closest("pre, code, .fh-code, .fh-tip, select") !== null || boxes.length < 2) continue;
    for (const { index, 0: word } of (node.nodeValue ?? "").matchAll(/[\p{L}\p{Nd}]{2,16}/gu)) {
      const before = node.nodeValue?.[index - 1] ?? " ";
      const after = node.nodeValue?.[index + word.length] ?? " ";
      if (/[\p{L}\p{Nd}]/u.test(before + after)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const isUpright = getComputedStyle(parent).writingMode !== "horizontal-tb";
      const lines = new Set(
        [...range.getClientRects()]
          .filter(({ width, height }) => width > 0.5 && height > 0.5)
          .map(({ left, top }) => Math.round(isUpright ? left : top)),
      );
      if (lines.size > 1) faults.push(`torn apart: ${word}`);
    }
  }

  // Letters are lower than their line: lines that touch do not collide.
  seen.sort((a, b) => a.box.left - b.box.left);
  for (const [i, a] of seen.entries()) {
    for (let j = i + 1; j < seen.length; j += 1) {
      const b = seen[j];
      if (b === undefined || b.box.left > a.box.right) break;
      const width = Math.min(a.box.right, b.box.right) - b.box.left;
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (a.node === b.node) continue;
      if (width > 1.5 && height > 0.3 * Math.min(a.box.height, b.box.height))
        faults.push(`over each other: ${a.text.slice(0, 30)} | ${b.text.slice(0, 30)}`);
    }
  }
  return faults;
}
