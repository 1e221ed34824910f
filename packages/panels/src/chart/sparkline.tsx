import type { ReactNode } from "react";
import { isFigure } from "../format/number.ts";
import { Line } from "./line.tsx";
import { round } from "./scale.ts";
import { getPlace, thinPlaces } from "./series.ts";

/** Props of the two small charts of a row. */
export interface SparkProps {
  /** In order; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly height?: number;
}

/** A line on its own scale with at least 30 % of its mean in view, so that noise stays small. Nothing when there is no figure. */
export function Sparkline(
  // A dot at the end takes an element, which is too much for every row.
  { values, label, height = 20, hasDot = false }: SparkProps & { readonly hasDot?: boolean },
) {
  const known = values.filter(isFigure);
  if (known.length === 0) return <span className="fh-muted">—</span>;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const low = Math.min(mean * 0.85, ...known);
  const high = Math.max(mean * 1.15, ...known, low + 1e-9);
  const y = (value: number) => round(height - 3 - ((value - low) / (high - low)) * (height - 6));
  const places = values.map((value, i) => ({ x: getPlace(i, values.length), value }));
  const end = places.findLast((place) => isFigure(place.value));
  const endY = y(end?.value ?? 0);
  return (
    <SparkDrawing kind="" label={label} height={height}>
      <Line className="fh-line" places={thinPlaces(places)} y={y} />
      {/* A dot that is not stretched with the rest: the round end of a line without length. */}
      {hasDot && end && <line className="fh-spark__end" x1={end.x} x2={end.x} y1={endY} y2={endY} />}
    </SparkDrawing>
  );
}

/** The drawing of a small chart: x runs from 0 to 1000 over the width of its cell, y in pixels. */
export function SparkDrawing({
  kind,
  label,
  height,
  children,
}: {
  readonly kind: "" | " fh-spark--bars";
  readonly label: string;
  readonly height: number;
  readonly children: ReactNode;
}) {
  return (
    <svg
      className={`fh-spark${kind}`}
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      role="img"
      aria-label={label}
    >
      {children}
    </svg>
  );
}
