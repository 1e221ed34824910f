import { toRun } from "./run-range.ts";
import { getNearestStop, getWalkStep } from "./walk-steps.ts";
import { type WalkOptions, type WalkParts, writeWalk } from "./write-walk.ts";

/** A running walk. */
export interface Walk {
  close(): void;
  /** Opens the stretch, or the granule at hand. */
  open(): void;
  stop(): void;
}

/** Pixels that a press has to move before it is a drag. */
const DRAG_PX = 5;

/** Listens to pointer and keys over a chart, and writes what they point at. One listener an event, no rendering. */
export function startWalk(parts: WalkParts, options: WalkOptions): Walk {
  const { target, tip } = parts;
  const { stops, page, zoom, state } = options;
  const listening = new AbortController();
  const { signal } = listening;
  let press: { readonly index: number; readonly x: number } | null = null;
  let isDragged = false;
  state.index = Math.min(state.index, stops.length - 1);
  if (state.anchor !== null) state.anchor = Math.min(state.anchor, stops.length - 1);

  const write = () => writeWalk(parts, options);
  const set = (change: Partial<WalkOptions["state"]>) => {
    const isSame = Object.entries(change).every(([key, value]) => state[key as keyof typeof state] === value);
    if (isSame) return;
    Object.assign(state, change);
    write();
  };
  const indexAt = ({ clientX }: { readonly clientX: number }) => {
    const box = target.getBoundingClientRect();
    return getNearestStop(stops, ((clientX - box.left) / Math.max(1, box.width)) * 1000);
  };
  const hasFocus = () => tip.contains(document.activeElement) || target.matches(":focus-visible");
  const close = () => {
    if (tip.contains(document.activeElement)) target.focus();
    set({ isOpen: false, isPinned: false, anchor: null });
  };
  const open = () => {
    if (zoom === null || !state.isOpen) return;
    const run = toRun(state.anchor ?? state.index, state.index);
    close();
    zoom.open(run);
  };

  const handlers: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }> = {
    pointermove: (event) => {
      // Let go outside of the chart: nothing told it so.
      if (event.buttons === 0) press = null;
      const index = indexAt(event);
      if (press !== null && Math.abs(event.clientX - press.x) > DRAG_PX) {
        isDragged = true;
        target.setPointerCapture(event.pointerId);
        set({ index, anchor: press.index, isOpen: true, isPinned: false });
      } else if (press === null && !state.isPinned) set({ index, isOpen: true, anchor: null });
    },
    pointerdown: (event) => {
      isDragged = false;
      // A finger that moves walks; only what hovers can drag.
      if (zoom !== null && event.button === 0 && event.pointerType !== "touch") {
        press = { index: indexAt(event), x: event.clientX };
      }
    },
    pointerup: () => {
      const wasDragging = press !== null && isDragged && state.anchor !== null;
      press = null;
      if (wasDragging) open();
    },
    pointercancel: () => {
      press = null;
      set({ anchor: null });
    },
    pointerleave: () => {
      if (press === null && !state.isPinned) set({ isOpen: hasFocus() });
    },
    click: (event) => {
      if (isDragged) return;
      const index = indexAt(event);
      if (event.shiftKey && zoom !== null && state.isPinned)
        return set({ anchor: state.anchor ?? state.index, index });
      set({ index, anchor: null, isOpen: true, isPinned: !state.isPinned || index !== state.index });
    },
    // What the tooltip offers depends on who hears the keys.
    focus: () => {
      if (target.matches(":focus-visible")) state.isOpen = true;
      write();
    },
    blur: (event) => {
      if (!state.isPinned && !tip.contains(event.relatedTarget as Node | null))
        Object.assign(state, { isOpen: false, anchor: null });
      write();
    },
    keydown: (event) => {
      if (event.altKey || event.metaKey || event.ctrlKey) return;
      const index = getWalkStep(event.key, state.index, { length: stops.length, page });
      if (index !== null) {
        const anchor = event.shiftKey && zoom !== null ? (state.anchor ?? state.index) : null;
        set({ index, anchor, isOpen: true });
      } else if (event.key === " ") set({ isOpen: true, isPinned: !state.isPinned });
      else if (event.key === "Enter" && zoom !== null) open();
      else return;
      event.preventDefault();
    },
  };
  for (const [type, handler] of Object.entries(handlers)) {
    target.addEventListener(type, handler as EventListener, { signal });
  }
  // What merely hovers has to go by Escape too, and then nothing has focus here.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !(state.isOpen || press !== null)) return;
      if (target.parentElement?.contains(event.target as Node) === true) event.stopPropagation();
      const hadStretch = state.anchor !== null;
      press = null;
      if (hadStretch) set({ anchor: null });
      else close();
    },
    { signal, capture: true },
  );
  window.addEventListener("resize", write, { signal });
  const { x } = target.dataset;
  if (x !== undefined && target.matches(":hover")) state.index = indexAt({ clientX: Number(x) });
  delete target.dataset.x;
  if (target.matches(":hover") || target.matches(":focus-visible")) state.isOpen = true;
  write();
  return { close, open, stop: () => listening.abort() };
}
