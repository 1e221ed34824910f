import type { KeyboardEvent } from "react";

/** Leaves one stop of a table in the order of Tab: the one given, else the one that has been, else the first. Written into the page and rendered nowhere. */
export function setStop(table: HTMLTableElement, stop?: Element): void {
  const stops = getStops(table);
  const own =
    stops.find((other) => other === stop) ??
    stops.find((other) => other.tabIndex === 0 && other.hasAttribute("tabindex")) ??
    stops[0];
  for (const other of stops) other.tabIndex = other === own ? 0 : -1;
}

/**
 * Walks the stops of a table by arrows, Home and End, and with Control to the first and the last of all. Its stops are the cells that
 * can be reached, else its buttons, else its rows. What a narrow panel hides is no stop.
 */
export function walkTable(event: KeyboardEvent<HTMLTableElement>): void {
  const table = event.currentTarget;
  if (event.altKey || event.metaKey || event.shiftKey) return;
  const stops = getStops(table).filter(isSeen);
  const rows = [...table.rows]
    .map((row) => stops.filter((stop) => row.contains(stop)))
    .filter((own) => own.length > 0);
  const row = rows.findIndex((own) => own.some((stop) => stop === event.target));
  const column = rows[row]?.indexOf(event.target as HTMLElement) ?? -1;
  if (column < 0) return;
  const isRtl = getComputedStyle(table).direction === "rtl";
  const target = getStop(rows, { row, column }, getMove(event.key, event.ctrlKey, isRtl));
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

type Move = "up" | "down" | "back" | "forth" | "start" | "end" | "first" | "last" | null;

function getMove(key: string, isControl: boolean, isRtl: boolean): Move {
  if (key === "Home") return isControl ? "first" : "start";
  if (key === "End") return isControl ? "last" : "end";
  if (isControl) return null;
  if (key === "ArrowUp") return "up";
  if (key === "ArrowDown") return "down";
  if (key === "ArrowLeft") return isRtl ? "forth" : "back";
  return key === "ArrowRight" ? (isRtl ? "back" : "forth") : null;
}

/** The stop that a move leads to, kept inside. Rows of one stop each are walked as a list. */
function getStop<T>(
  rows: readonly (readonly T[])[],
  from: { readonly row: number; readonly column: number },
  move: Move,
): T | undefined {
  const own = rows[from.row] ?? [];
  const isList = rows.every((stops) => stops.length === 1);
  const inRow = (by: number) => {
    const stops = rows[Math.max(0, Math.min(rows.length - 1, from.row + by))] ?? [];
    return stops[Math.min(from.column, stops.length - 1)];
  };
  switch (move) {
    case "up":
      return inRow(-1);
    case "down":
      return inRow(1);
    case "back":
      return own[Math.max(0, from.column - 1)];
    case "forth":
      return own[Math.min(own.length - 1, from.column + 1)];
    case "start":
      return isList ? rows[0]?.[0] : own[0];
    case "end":
      return isList ? rows.at(-1)?.[0] : own.at(-1);
    case "first":
      return rows[0]?.[0];
    case "last":
      return rows.at(-1)?.at(-1);
    default:
      return undefined;
  }
}

function isSeen(element: HTMLElement): boolean {
  // Not every engine of a test knows checkVisibility.
  return element.checkVisibility?.() ?? true;
}

/** The cells of a table that can be reached, else its buttons, else its rows. */
function getStops(table: HTMLTableElement): HTMLElement[] {
  const kinds = ["td[data-cell]", "button", "tr"].map((kind) => [
    ...table.querySelectorAll<HTMLElement>(`tbody ${kind}`),
  ]);
  return kinds.find((stops) => stops.length > 0) ?? [];
}
