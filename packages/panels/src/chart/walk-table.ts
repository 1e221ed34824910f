import { findStops } from "./find-stops.ts";

/**
 * Walks the stops of a table by arrows, Home and End, and with Control to the first and the last of all; kept inside. Its stops are the cells that
 * can be reached, else its buttons, else its rows. What a narrow panel hides is no stop. Rows of one stop each are walked as a list.
 */
export function walkTable(
  table: HTMLTableElement,
  { key, ctrlKey }: Pick<KeyboardEvent, "key" | "ctrlKey">,
): void {
  const stops = findStops(table).filter(isSeen);
  // By the focus and not by the event: keys that came while this was loaded go on from each other.
  const from = stops.find((stop) => stop.matches(":focus"));
  if (from === undefined) return;
  const rows = [...table.rows]
    .map((row) => stops.filter((stop) => row.contains(stop)))
    .filter((own) => own.length > 0);
  const row = rows.findIndex((own) => own.includes(from));
  const own = rows[row] ?? [];
  const column = own.indexOf(from);
  const reach = ctrlKey || rows.length === stops.length ? stops : own;
  const forth = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  const inRow = (index: number) => rows[index]?.slice(0, column + 1).at(-1) ?? from;
  const targets: Readonly<Record<string, HTMLElement | undefined>> = {
    Home: reach[0],
    End: reach.at(-1),
    ...(!ctrlKey && {
      ArrowUp: inRow(row - 1),
      ArrowDown: inRow(row + 1),
      ArrowLeft: own[column - forth] ?? from,
      ArrowRight: own[column + forth] ?? from,
    }),
  };
  const target = targets[key];
  target?.focus();
  // A stop that is seen in part is not scrolled to by its focus alone. Not every engine of a test knows scrollIntoView.
  target?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
}

function isSeen(element: HTMLElement): boolean {
  // Not every engine of a test knows checkVisibility.
  return element.checkVisibility?.() ?? true;
}
