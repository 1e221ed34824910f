/** The cells of a table that can be reached, else its buttons, else its rows. */
export function findStops(table: HTMLTableElement): HTMLElement[] {
  for (const kind of ["td[data-cell]", "button", "tr"]) {
    const stops = [...table.querySelectorAll<HTMLElement>(`tbody ${kind}`)];
    if (stops.length > 0) return stops;
  }
  return [];
}
