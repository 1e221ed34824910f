/** What {@link getTipPlace} has to know, all in pixels from one corner. */
export interface TipPlaceOptions {
  /** What is told and must stay visible: the marks at a point, or a cell. */
  readonly point: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  readonly tip: { readonly width: number; readonly height: number };
  /** Where the marks of the plot end; beyond it stand the end labels. */
  readonly plotRight: number;
  /** What the tooltip may cover: the panel. */
  readonly room: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  /** Where it stands when it is beside the point. */
  readonly top: number;
}

/** Pixels between a point and its tooltip. */
export const TIP_GAP = 16;

/**
 * Where a tooltip stands: beside its point, first on the side that leaves the end labels free; where neither side has room, above
 * or below. Inside the room in any case that has space for it.
 */
export function getTipPlace(options: TipPlaceOptions): { readonly x: number; readonly y: number } {
  const { point, tip, plotRight, room, top } = options;
  const right = point.right + TIP_GAP;
  const left = point.left - TIP_GAP - tip.width;
  const beside = clamp(top, room.top, room.bottom - tip.height);
  if (right + tip.width <= plotRight) return { x: right, y: beside };
  if (left >= room.left) return { x: left, y: beside };
  if (right + tip.width <= room.right) return { x: right, y: beside };
  const x = clamp((point.left + point.right - tip.width) / 2, room.left, room.right - tip.width);
  const above = point.top - TIP_GAP - tip.height;
  const below = point.bottom + TIP_GAP;
  const isRoomier = room.bottom - below > point.top - TIP_GAP - room.top;
  if (above >= room.top && !(isRoomier && below + tip.height <= room.bottom)) return { x, y: above };
  return { x, y: Math.max(room.top, Math.min(below, room.bottom - tip.height)) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
