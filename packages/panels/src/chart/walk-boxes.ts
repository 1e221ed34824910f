import { getTipPlace } from "./tip-place.ts";

/** Pixels that a tooltip keeps from the edge of its panel. */
const EDGE_PX = 6;
/** Pixels between the top of the plot's marks and a tooltip beside a point. */
const TOP_PX = 6;

/** Puts a tooltip beside the marks of a chart at `x` and `ys`, thousandths of the target. */
export function placeTipAtPoint(
  { target, tip }: { readonly target: HTMLElement; readonly tip: HTMLElement },
  x: number,
  ys: readonly (number | null)[],
): void {
  const canvas = target.getBoundingClientRect();
  const marks = ys.filter((y) => y !== null);
  const left = canvas.left + (x / 1000) * canvas.width;
  const down = (y: number) => canvas.top + (y / 1000) * canvas.height;
  // Without a mark it is the base line that has to stay visible.
  const top = down(marks.length === 0 ? 1000 : Math.min(...marks));
  const bottom = down(marks.length === 0 ? 1000 : Math.max(...marks));
  placeTip(tip, new DOMRect(left, top, 0, bottom - top), { top: canvas.top + TOP_PX, right: canvas.right });
}

/** Puts a tooltip beside a cell. */
export function placeTipAtCell(cell: HTMLElement, tip: HTMLElement): void {
  const box = cell.getBoundingClientRect();
  placeTip(tip, box, { top: box.top, right: Number.POSITIVE_INFINITY });
}

function placeTip(
  tip: HTMLElement,
  point: DOMRect,
  beside: { readonly top: number; readonly right: number },
) {
  const panel = tip.closest(".fh-panel")?.getBoundingClientRect() ?? new DOMRect();
  const origin = tip.offsetParent?.getBoundingClientRect() ?? panel;
  const { x, y } = getTipPlace({
    point,
    tip: { width: tip.offsetWidth, height: tip.offsetHeight },
    plotRight: Math.min(beside.right, panel.right - EDGE_PX),
    room: {
      left: panel.left + EDGE_PX,
      right: panel.right - EDGE_PX,
      top: panel.top + EDGE_PX,
      bottom: panel.bottom - EDGE_PX,
    },
    top: beside.top,
  });
  tip.style.transform = `translate(${Math.round(x - origin.left)}px, ${Math.round(y - origin.top)}px)`;
}

/** Puts the tag below the plot at `x`, and takes away the ticks that it would cover; null brings them back. */
export function placeTag(
  { target, tag }: { readonly target: HTMLElement; readonly tag: HTMLElement },
  x: number | null,
): void {
  const { plot, canvas, panel } = measure(target);
  if (x !== null) {
    const middle = canvas.left - plot.left + (x / 1000) * canvas.width - tag.offsetWidth / 2;
    const last = panel.right - plot.left - EDGE_PX - tag.offsetWidth;
    const left = Math.max(panel.left - plot.left + EDGE_PX, Math.min(last, middle));
    tag.style.transform = `translate(${Math.round(left)}px, ${Math.round(canvas.bottom - plot.top + 4)}px)`;
  }
  const own = x === null ? null : tag.getBoundingClientRect();
  const ticks = [...(target.parentElement?.querySelectorAll(".fh-base-axis text") ?? [])];
  const boxes = ticks.map((tick) => tick.getBoundingClientRect());
  ticks.forEach((tick, i) => {
    const box = boxes[i];
    const isCovered =
      own !== null && box !== undefined && box.right > own.left - 4 && box.left < own.right + 4;
    tick.toggleAttribute("data-covered", isCovered);
  });
}

function measure(target: HTMLElement) {
  const plot = target.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const panel = target.closest(".fh-panel")?.getBoundingClientRect() ?? plot;
  return { plot, canvas: target.getBoundingClientRect(), panel };
}
