import { toRun } from "./run-range.ts";
import { toPercent } from "./stretched.tsx";
import type { Run } from "./time-series.ts";
import { fillTip, type TipContent, writeText } from "./tip.tsx";
import { placeAtPoint, readBoxes, uncoverTicks } from "./walk-boxes.ts";
import type { WalkWords } from "./walk-words.ts";

/** A point, as the layer over a chart tells it. */
export interface WalkedPoint {
  readonly tip: TipContent;
  /** What stands on the axis. */
  readonly tag: string;
  /** What a screen reader announces. */
  readonly text: string;
  /** Heights of the two marks, thousandths from the top; null where there is none. */
  readonly y: number | null;
  readonly previousY: number | null;
}

/** How stretches of a chart are told and opened. */
export interface WalkZoom {
  readonly tell: (run: Run) => { readonly title: string; readonly note: string; readonly text: string };
  /** Where a stretch begins and ends, thousandths of the width. */
  readonly place: (run: Run) => readonly [number, number];
  readonly open: (run: Run) => void;
}

/** The elements that are written. */
export interface WalkParts {
  readonly target: HTMLElement;
  readonly marks: SVGSVGElement;
  readonly tag: HTMLElement;
  readonly tip: HTMLElement;
}

/** What is walked, and where the walk stands; `anchor` is the other end of a stretch. */
export interface WalkOptions {
  readonly stops: readonly number[];
  readonly page: number;
  readonly tell: (index: number) => WalkedPoint;
  readonly zoom: WalkZoom | null;
  readonly words: WalkWords;
  readonly state: { index: number; isOpen: boolean; isPinned: boolean; anchor: number | null };
}

/** Writes where a walk stands: announced value, marks, tag and tooltip. */
export function writeWalk({ target, marks, tag, tip }: WalkParts, options: WalkOptions): void {
  const { stops, zoom, words, state } = options;
  const { index, isOpen, isPinned, anchor } = state;
  const boxes = isOpen ? readBoxes(target) : null;
  const point = options.tell(index);
  const run = anchor === null || zoom === null ? null : toRun(anchor, index);
  const stretch = run === null ? null : (zoom?.tell(run) ?? null);
  const text = stretch?.text ?? point.text;
  writeAttributes(target, {
    "aria-valuenow": String(index + 1),
    "aria-valuetext": isPinned ? `${text}, ${words.pinned}` : text,
  });
  for (const part of [tag, tip]) part.hidden = !isOpen;
  marks.toggleAttribute("data-open", isOpen);
  tip.toggleAttribute("data-pinned", isPinned);
  // While it follows the pointer, the slider's value says the same.
  writeAttributes(tip, { "aria-hidden": String(!isPinned) });
  for (const button of tip.querySelectorAll("button")) {
    writeAttributes(button, { tabindex: isPinned ? "0" : "-1" });
  }
  writeFoot(tip, target.matches(":focus"), isPinned);
  if (boxes === null) {
    uncoverTicks(target);
    return;
  }

  const x = stops[index] ?? 0;
  const [band, line, previous, current] = [...marks.children];
  const [from, to] = run === null ? [0, 0] : (zoom?.place(run) ?? [0, 0]);
  const display = run === null ? "none" : "inline";
  writeAttributes(band, { x: toPercent(from), width: toPercent(to - from), display });
  writeAttributes(line, { x1: toPercent(x), x2: toPercent(x) });
  writeDot(previous, x, point.previousY);
  writeDot(current, x, point.y);
  writeText(tag, point.tag);
  fillTip(
    tip,
    stretch === null
      ? point.tip
      : { ...point.tip, title: stretch.title, rows: [], notes: [stretch.note], action: words.openStretch },
  );
  placeAtPoint({ tag, tip }, boxes, x, [point.y, point.previousY]);
}

/** What can be done at a point: by the key that the chart hears, by the button that a pinned tooltip lets reach; else how to pin it. */
function writeFoot(tip: HTMLElement, hasKeys: boolean, isPinned: boolean): void {
  const [button, key, hint] = tip.querySelector(".fh-tip__foot")?.children ?? [];
  if (button === undefined) return;
  const isTouched = matchMedia("(pointer: coarse)").matches;
  button.toggleAttribute("hidden", !(hasKeys || isPinned));
  key?.toggleAttribute("hidden", !hasKeys || isTouched);
  hint?.toggleAttribute("hidden", hasKeys || isPinned);
}

function writeDot(dot: Element | undefined, x: number, y: number | null): void {
  writeAttributes(dot, { visibility: y === null ? "hidden" : "inherit" });
  const [left, top] = [toPercent(x), toPercent(y ?? 0)];
  for (const line of dot?.children ?? []) writeAttributes(line, { x1: left, x2: left, y1: top, y2: top });
}

// What is written anew is styled anew, also when it says the same.
function writeAttributes(element: Element | undefined, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element?.getAttribute(name) !== value) element?.setAttribute(name, value);
  }
}
