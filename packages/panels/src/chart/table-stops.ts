import type { KeyboardEvent } from "react";
import { findStops } from "./find-stops.ts";

const loadWalk = () => import("./walk-table.ts");
const nothing = () => undefined;

/** Leaves one stop of a table in the order of Tab: the one given, else the one that has been, else the first. Written into the page and rendered nowhere. */
export function setStop(table: HTMLTableElement, stop?: Element): void {
  if (stop !== undefined) loadWalk().catch(nothing);
  const stops = findStops(table);
  const own =
    stops.find((other) => other === stop) ??
    stops.find((other) => other.getAttribute("tabindex") === "0") ??
    stops[0];
  for (const other of stops) {
    const index = other === own ? "0" : "-1";
    if (other.getAttribute("tabindex") !== index) other.setAttribute("tabindex", index);
  }
  // A row is no stop any more once there is a name in it to choose.
  if (own?.localName !== "tr") for (const row of table.rows) row.removeAttribute("tabindex");
}

/** Walks the stops of a table by keys. What does it is loaded when the first of them gets the focus. */
export function walkTable(event: KeyboardEvent<HTMLTableElement>): void {
  const { key, ctrlKey, currentTarget: table } = event;
  if (event.altKey || event.metaKey || event.shiftKey || !/^(Arrow.+|Home|End)$/.test(key)) return;
  event.preventDefault();
  loadWalk().then((loaded) => loaded.walkTable(table, { key, ctrlKey }), nothing);
}
