import { type RefObject, useEffect, useId, useMemo, useRef } from "react";
import { getNameText, isolateName } from "../panel/name.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import type { Matrix, MatrixKey } from "./matrix.ts";
import { fillTip, Tip, type TipContent } from "./tip.tsx";
import { placeTipAtCell } from "./walk-boxes.ts";
import { resolveWalkWords } from "./walk-words.ts";

/** Props of {@link HeatTip}. */
export interface HeatTipProps {
  readonly matrix: Matrix;
  /** What the whole of the map is, where it is one of several. */
  readonly title?: string | null | undefined;
  /** What the cells count, and what stands in their second line. */
  readonly words: { readonly value: string; readonly detail?: string };
  readonly tools: PanelTools;
  readonly table: RefObject<HTMLTableElement | null>;
}

/** How long a pointer may rest on its way from a cell to what is told of it. */
const GRACE_MS = 200;

/**
 * Tells the cell of a heat map that pointer or focus is at: its names, whole figures and share. Stays while the pointer is in it or on its way there.
 * Nothing renders when it moves on.
 */
export function HeatTip({ table, matrix, title, words, tools }: HeatTipProps) {
  const { overrides } = usePanelSettings();
  const walk = useMemo(() => resolveWalkWords(overrides), [overrides]);
  const tip = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const [map, box] = [table.current, tip.current];
    if (map === null || box === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    box.id = id;
    box.setAttribute("role", "tooltip");
    // Only what is pinned takes the pointer by the style sheet.
    box.style.pointerEvents = "auto";
    const share =
      title === undefined ? walk.share : walk.shareOf(isolateName(getNameText(title, tools.messages)));
    let shown: HTMLElement | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let distance = 0;
    const stay = () => clearTimeout(waiting);
    const show = (cell: HTMLElement | null) => {
      stay();
      distance = 0;
      if (cell === shown) return;
      shown?.removeAttribute("aria-describedby");
      shown = cell;
      box.hidden = cell === null;
      if (cell === null) return;
      cell.setAttribute("aria-describedby", id);
      const row = (cell.parentElement as HTMLTableRowElement).sectionRowIndex;
      fillTip(
        box,
        tellCell(matrix, row, (cell as HTMLTableCellElement).cellIndex - 1, { ...words, share }, tools),
      );
      placeTipAtCell(cell, box);
    };
    const showSoon = (cell: HTMLElement | null) => {
      stay();
      waiting = setTimeout(show, GRACE_MS, cell);
    };
    const cellOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>("td[data-cell]") : null;
    // Not pointerover: that comes too when keys scroll the map below a pointer that rests, and the keys are what is followed then.
    map.addEventListener(
      "pointermove",
      (event) => {
        const cell = cellOf(event.target);
        const before = distance;
        distance = shown === null ? 0 : getDistance(event, box);
        if (cell === shown) stay();
        else if (distance < before) showSoon(cell);
        else show(cell);
      },
      { signal },
    );
    map.addEventListener("pointerleave", () => showSoon(focusedIn(map)), { signal });
    box.addEventListener("pointerenter", stay, { signal });
    box.addEventListener("pointerleave", (event) => show(cellOf(event.relatedTarget) ?? focusedIn(map)), {
      signal,
    });
    map.addEventListener("focusin", (event) => show(cellOf(event.target)), { signal });
    map.addEventListener("focusout", () => box.matches(":hover") || show(null), { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && show(null), { signal });
    show(focusedIn(map) ?? map.querySelector<HTMLElement>("td[data-cell]:hover"));
    return () => {
      show(null);
      listening.abort();
    };
  }, [table, id, matrix, title, words, walk, tools]);
  return <Tip tipRef={tip} words={walk} />;
}

/** Pixels from a pointer to a box; 0 inside of it. */
function getDistance({ clientX, clientY }: PointerEvent, box: HTMLElement): number {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return Math.hypot(
    Math.max(left - clientX, 0, clientX - right),
    Math.max(top - clientY, 0, clientY - bottom),
  );
}

function focusedIn(map: HTMLElement): HTMLElement | null {
  return map.querySelector<HTMLElement>("td[data-cell]:focus-visible");
}

function tellCell(
  matrix: Matrix,
  row: number,
  column: number,
  words: HeatTipProps["words"] & { readonly share: string },
  { format, messages }: PanelTools,
): TipContent {
  const nameOf = (key: MatrixKey | undefined) => {
    if (key === undefined) return "";
    return "name" in key
      ? getNameText(key.name, messages)
      : messages.others(key.others, format.count(key.others));
  };
  const line = matrix.rows[row];
  const cell = line?.cells[column];
  const value = cell?.value ?? null;
  const share = value === null || matrix.total === 0 ? null : value / matrix.total;
  return {
    title: `${nameOf(line?.key)} · ${nameOf(matrix.columns[column]?.key)}`,
    rows: [
      { kind: null, name: words.value, value: format.count(value) },
      ...(words.detail === undefined
        ? []
        : [{ kind: null, name: words.detail, value: format.decimal(cell?.detail ?? null) }]),
      { kind: null, name: words.share, value: share === null ? "—" : format.percent(share) },
    ],
    notes: [],
    action: null,
  };
}
