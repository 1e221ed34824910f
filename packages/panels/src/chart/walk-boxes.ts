import { getTipPlace } from "./tip-place.ts";

/** Pixels that a tooltip keeps from the edge of its panel. */
const EDGE_PX = 6;
/** Pixels between the top of the plot's marks and a tooltip beside a point. */
const TOP_PX = 6;
/** Pixels between a cell's row and a tooltip beside the cell, which so covers neither its row nor its column. */
const ROW_PX = 4;
/** Pixels that the tag keeps from a tick beside it. */
const TICK_PX = 4;

/** Where the parts of a walked chart stand. */
export interface WalkBoxes {
  readonly plot: DOMRect;
  readonly canvas: DOMRect;
  readonly panel: DOMRect;
  readonly ticks: readonly { readonly element: Element; readonly box: DOMRect }[];
}

/** Reads where everything stands. Done before anything is written: read after it, each box would lay the page out again. */
export function readBoxes(target: HTMLElement): WalkBoxes {
  const plot = target.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const ticks = [...(target.parentElement?.querySelectorAll(".fh-base") ?? [])];
  return {
    plot,
    canvas: target.getBoundingClientRect(),
    panel: target.closest(".fh-panel")?.getBoundingClientRect() ?? plot,
    ticks: ticks.map((element) => ({ element, box: element.getBoundingClientRect() })),
  };
}

/** Puts a tooltip beside the marks of a chart at `x` and `ys`, and the tag below it; thousandths of the canvas. */
export function placeAtPoint(
  { tag, tip }: { readonly tag: HTMLElement; readonly tip: HTMLElement },
  boxes: WalkBoxes,
  x: number,
  ys: readonly (number | null)[],
): void {
  const { plot, canvas, panel, ticks } = boxes;
  const size = { width: tip.offsetWidth, height: tip.offsetHeight };
  const tagWidth = tag.offsetWidth;
  const at = canvas.left + (x / 1000) * canvas.width;
  const down = (y: number) => canvas.top + (y / 1000) * canvas.height;
  // Without a mark it is the base line that has to stay visible.
  const heights = ys.filter((y) => y !== null).map(down);
  if (heights.length === 0) heights.push(down(1000));
  const point = { left: at, right: at, top: Math.min(...heights), bottom: Math.max(...heights) };
  placeTip(tip, size, plot, { point, panel, top: canvas.top + TOP_PX, right: canvas.right });

  const left = Math.max(panel.left + EDGE_PX, Math.min(panel.right - EDGE_PX - tagWidth, at - tagWidth / 2));
  moveTo(tag, left - plot.left, canvas.bottom - plot.top + 4);
  for (const { element, box } of ticks) {
    const isCovered = box.right > left - TICK_PX && box.left < left + tagWidth + TICK_PX;
    element.toggleAttribute("data-covered", isCovered);
  }
}

/** Brings back the ticks that the tag has covered. */
export function uncoverTicks(target: HTMLElement): void {
  for (const tick of target.parentElement?.querySelectorAll("[data-covered]") ?? []) {
    tick.removeAttribute("data-covered");
  }
}

/** Puts a tooltip beside a cell, below its row or, where there is no room, above it. */
export function placeTipAtCell(cell: HTMLElement, tip: HTMLElement): void {
  const point = cell.getBoundingClientRect();
  const panel = tip.closest(".fh-panel")?.getBoundingClientRect() ?? new DOMRect();
  const origin = tip.offsetParent?.getBoundingClientRect() ?? panel;
  const size = { width: tip.offsetWidth, height: tip.offsetHeight };
  const below = point.bottom + ROW_PX;
  const isRoom = below + size.height <= panel.bottom - EDGE_PX;
  const top = isRoom ? below : point.top - ROW_PX - size.height;
  placeTip(tip, size, origin, { point, panel, top, right: Number.POSITIVE_INFINITY });
}

function placeTip(
  tip: HTMLElement,
  size: { readonly width: number; readonly height: number },
  origin: DOMRect,
  beside: {
    readonly point: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
    readonly panel: DOMRect;
    readonly top: number;
    readonly right: number;
  },
): void {
  const { point, panel, top, right } = beside;
  const { x, y } = getTipPlace({
    point,
    tip: size,
    plotRight: Math.min(right, panel.right - EDGE_PX),
    room: {
      left: panel.left + EDGE_PX,
      right: panel.right - EDGE_PX,
      top: panel.top + EDGE_PX,
      bottom: panel.bottom - EDGE_PX,
    },
    top,
  });
  moveTo(tip, x - origin.left, y - origin.top);
}

function moveTo(part: HTMLElement, x: number, y: number): void {
  part.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
