import type { KeyboardEvent } from "react";
import { getStops } from "./table-stops.ts";

type WalkTable = (event: KeyboardEvent<HTMLTableElement>) => void;

let walk: WalkTable | undefined;

/** Answers a key in a table. What knows how is loaded when the table is first reached; until then, and offline, Tab works alone. */
export const walkTable: WalkTable = (event) => walk?.(event);

/**
 * Leaves one stop of a table in the order of Tab: the one given, else the one that has been, else the first. Written into the page
 * and rendered nowhere.
 */
export function setStop(table: HTMLTableElement, stop?: Element): void {
  if (stop !== undefined) loadKeys();
  const stops = getStops(table);
  const own =
    stops.find((other) => other === stop) ??
    stops.find((other) => other.tabIndex === 0 && other.hasAttribute("tabindex")) ??
    stops[0];
  for (const other of stops) other.tabIndex = other === own ? 0 : -1;
}

function loadKeys(): void {
  if (walk !== undefined) return;
  import("./walk-table-keys.ts").then(
    (keys) => {
      walk = keys.walkTable;
    },
    () => undefined,
  );
}
