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
  const target = getTargets(rows, row, column, event.ctrlKey, getComputedStyle(table).direction === "rtl")[
    event.key
  ];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

/** The stop that each key leads to, kept inside. Rows of one stop each are walked as a list. */
function getTargets<T>(
  rows: readonly (readonly T[])[],
  row: number,
  column: number,
  isControl: boolean,
  isRtl: boolean,
): Readonly<Record<string, T | undefined>> {
  const isList = rows.every((stops) => stops.length === 1);
  const own = rows[row] ?? [];
  const reach = isControl || isList ? rows.flat() : own;
  const ends = { Home: reach[0], End: reach.at(-1) };
  if (isControl) return ends;
  const inRow = (stops: readonly T[] = own) => stops[Math.min(column, stops.length - 1)];
  const [back, forth] = isRtl ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  return {
    ...ends,
    ArrowUp: inRow(rows[row - 1]),
    ArrowDown: inRow(rows[row + 1]),
    [back]: own[Math.max(0, column - 1)],
    [forth]: own[column + 1] ?? own[column],
  } as const;
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
