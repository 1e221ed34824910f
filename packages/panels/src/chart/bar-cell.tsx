import { isFigure } from "../format/number.ts";
import { toPercent } from "./stretched.tsx";

/** A bar from zero to the largest row; its figure stands beside it. Nothing for no figure and for zero. */
export function BarCell(props: {
  readonly value: number | null;
  readonly highest: number;
  readonly tone?: "accent" | "error";
}) {
  const { value, highest, tone = "accent" } = props;
  if (!isFigure(value) || value <= 0 || highest <= 0) return null;
  return (
    <svg className={`fh-bar fh-bar--${tone}`} width="100%" height="8" aria-hidden="true">
      <rect width={toPercent((value / highest) * 1000)} height="100%" />
    </svg>
  );
}

/** A part of a {@link StackCell}; `color` 1 to 7, or 0 for the rest. */
export interface StackPart {
  readonly id: string;
  readonly value: number;
  readonly color: number;
  /** Name and figure, shown while the pointer rests on the part. */
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
  let from = 0;
  const placed = parts.map((part) => {
    const start = from;
    from += part.value;
    return { ...part, start };
  });
  return (
    <svg className="fh-stack" width="100%" height="12" aria-hidden="true">
      {placed.map(({ id, value, color, title, start }) =>
        value <= 0 ? null : (
          <rect
            className={`fh-c${color}`}
            key={id}
            x={toPercent((start / highest) * 1000)}
            width={toPercent((value / highest) * 1000)}
            height="100%"
          >
            <title>{title}</title>
          </rect>
        ),
      )}
    </svg>
  );
}
