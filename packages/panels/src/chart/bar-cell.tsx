import { isFigure } from "../format/number.ts";
import { toPercent } from "./stretched.tsx";

/**
 * A bar from zero to the largest row; its figure stands beside it. Nothing for no figure and for zero. The drawing itself is the bar, which the
 * style sheet fills: there is one in every row.
 */
export function BarCell(props: {
  readonly value: number | null;
  readonly highest: number;
  readonly ofErrors?: boolean;
}) {
  const { value, highest, ofErrors } = props;
  if (!isFigure(value) || value <= 0) return null;
  return (
    <svg
      className={ofErrors ? "fh-bar fh-bar--error" : "fh-bar"}
      width={toPercent((value / highest) * 1000)}
      height="8"
      aria-hidden="true"
    />
  );
}

/** A part of a {@link StackCell}, of more than nothing; `color` 1 to 5, or 0 for the rest. */
export interface StackPart {
  readonly id: string;
  readonly value: number;
  readonly color: number;
  /** Name and figure. */
  readonly title: string;
}

/** Parts of a row behind each other, on the scale of the largest row. A name keeps its order and colour in every row. */
export function StackCell({
  parts,
  highest,
}: {
  readonly parts: readonly StackPart[];
  readonly highest: number;
}) {
  let start = 0;
  return (
    <svg className="fh-stack" width="100%" height="12" aria-hidden="true">
      {parts.map(({ id, value, color }) => {
        const x = toPercent((start / highest) * 1000);
        start += value;
        return (
          <rect
            className={`fh-c${color}`}
            key={id}
            x={x}
            width={toPercent((value / highest) * 1000)}
            height="100%"
          />
        );
      })}
    </svg>
  );
}

/** The parts of a row in words, a line each. */
export function tellParts(parts: readonly StackPart[]): string {
  return parts.map(({ title }) => title).join("\n");
}
