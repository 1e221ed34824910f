import type { NameForm } from "./name.tsx";

/**
 * The figures of a picture as a table: what a screen reader gets, what the table view shows and what is exported. The texts
 * are those of the picture, so that nobody reads another number than the others see.
 */
export interface PanelTable {
  readonly caption: string;
  readonly columns: readonly PanelTableColumn[];
  readonly length: number;
  /** Whether the last row is what did not fit under the limit. */
  readonly hasRest: boolean;
  /** The cells of one row, as many as there are columns; the first is its head. Made when it is needed. */
  row(index: number): readonly PanelTableCell[];
  /** What is said of a row beyond its figures, such as that its day is not over; empty when nothing is. */
  note(index: number): string;
}

/** A column of a {@link PanelTable}. */
export interface PanelTableColumn {
  readonly title: string;
  /** Figures stand at the end of their cell. The values of times are instants. */
  readonly kind: "name" | "time" | "figure";
  /** How its names are written. @default "text" */
  readonly form?: NameForm;
  /** What exported values are in, where the title does not say it: `ms`. */
  readonly unit?: string;
}

/** A cell of a {@link PanelTable}. */
export interface PanelTableCell {
  /** As it is shown. */
  readonly text: string;
  /** As it is exported: a number without separators, an instant, a name as it came. Null when there is none. */
  readonly value: string | number | null;
}
