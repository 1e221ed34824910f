import { isFigure } from "../format/number.ts";
import { round } from "./scale.ts";
import { SparkDrawing, type SparkProps } from "./sparkline.tsx";

/** A bar a granule, from zero to the largest; for rare events, whose line would be all noise. Nothing when there is no figure. */
export function SparkBars({ values, label, height = 24 }: SparkProps) {
  if (!values.some(isFigure)) return <span className="fh-muted">—</span>;
  const highest = Math.max(1, ...values.map((value) => value ?? 0));
  const step = 1000 / values.length;
  const base = height - 1;
  // One shape through all bars, along the base from each to the next.
  const points = values
    .flatMap((value, i) => {
      if (!isFigure(value) || value <= 0) return [];
      const from = round(i * step);
      // One of few is as narrow as one of many: over a whole cell it would look like a great many errors.
      const to = round(from + Math.min(step * 0.8, 50));
      const top = round(base - (value / highest) * (height - 2));
      return [`${from},${base} ${from},${top} ${to},${top} ${to},${base}`];
    })
    .join(" ");
  return (
    <SparkDrawing kind=" fh-spark--bars" label={label} height={height}>
      <polygon points={points} />
    </SparkDrawing>
  );
}
