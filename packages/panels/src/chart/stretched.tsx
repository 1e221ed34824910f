import type { ReactNode } from "react";
import { round } from "./scale.ts";

/** Props of {@link Stretched}. */
interface StretchedProps {
  /** Pixels; then y is in pixels too. @default the whole height, with y from 0 to 1000 */
  readonly height?: number;
  /** Where it begins, in pixels or per cent from the top. @default 0 */
  readonly top?: number | string;
  readonly children: ReactNode;
}

/**
 * A layer whose x runs from 0 to 1000 over the whole width, whatever that is. For paths only: text and dots would be
 * stretched with it, and use per cent in the layer around this one.
 */
export function Stretched({ height, top = 0, children }: StretchedProps) {
  return (
    <svg
      viewBox={`0 0 1000 ${height ?? 1000}`}
      preserveAspectRatio="none"
      y={top}
      width="100%"
      height={height ?? "100%"}
      overflow="visible"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** A place in thousandths of the width or height, as an SVG length. */
export function toPercent(thousandths: number): string {
  return `${round(thousandths / 10)}%`;
}
