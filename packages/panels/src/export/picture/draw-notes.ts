import { type Box, getBox, getInnerBox } from "./box.ts";
import { getFont, measure } from "./draw-text.ts";
import { flowNotes, type PlacedNote } from "./note-flow.ts";
import { readPaint } from "./paint.ts";
import type { Sheet } from "./sheet.ts";
import { getBaseline, getFlow } from "./text-flow.ts";

// As the foot sets its own facts.
const GAP_PX = 16;
const LINE_PX = 16;
const ABOVE_PX = 4;
const BELOW_PX = 12;

/** Notes in their places below the foot. */
interface LaidNotes {
  readonly notes: readonly PlacedNote[];
  readonly room: Box;
  /** Where the picture ends. */
  readonly endPx: number;
}

/** Finds room for notes below the foot of a panel, between its edges. */
export function layNotes(foot: Element, notes: readonly string[]): LaidNotes {
  const style = getComputedStyle(foot);
  const box = getInnerBox(getBox(foot), style, "content");
  // "About these numbers" may have a line of its own, which the picture does not have.
  const facts = [...foot.children].filter((child) => !child.matches(".fh-meta")).map(getBox);
  const room = { ...box, bottom: Math.max(box.top, ...facts.map(({ bottom }) => bottom)) };
  const placed = flowNotes(
    notes,
    { widthPx: room.right - room.left, gapPx: GAP_PX },
    (text) => measure(text, style).widthPx,
  );
  const lines = (placed.at(-1)?.line ?? -1) + 1;
  return { notes: placed, room, endPx: room.bottom + ABOVE_PX + lines * LINE_PX + BELOW_PX };
}

/** Writes what {@link layNotes} has placed, in the hand of the foot. */
export function drawNotes(sheet: Sheet, foot: Element, { notes, room }: LaidNotes): void {
  const style = getComputedStyle(foot);
  const paint = readPaint(style.color);
  for (const { text, line, offsetPx } of notes) {
    const flow = getFlow(style, text);
    const top = room.bottom + ABOVE_PX + line * LINE_PX;
    const box = { left: room.left + offsetPx, right: room.right - offsetPx, top, bottom: top + LINE_PX };
    const { x, y } = getBaseline(flow, box, "start", measure(text, style).risePx);
    sheet.add(
      "text",
      {
        x: x - sheet.left,
        y: y - sheet.top,
        fill: paint?.color,
        "fill-opacity": paint?.opacity,
        ...getFont(style),
        direction: flow.isRightToLeft ? "rtl" : undefined,
      },
      text,
    );
  }
}
