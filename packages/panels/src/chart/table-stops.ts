/** The cells of a table that can be reached, else its buttons, else its rows. */
export function getStops(table: HTMLTableElement): HTMLElement[] {
  const kinds = ["td[data-cell]", "button", "tr"].map((kind) => [
    ...table.querySelectorAll<HTMLElement>(`tbody ${kind}`),
  ]);
  return kinds.find((stops) => stops.length > 0) ?? [];
}
