import { memo, useMemo } from "react";
import { isFigure } from "../format/number.ts";
import { round } from "./scale.ts";
import { SparkDrawing, type SparkProps } from "./sparkline.tsx";

/** A bar a granule, from zero to the largest; for rare events, whose line would be all noise. */
export const SparkBars = memo(function SparkBars({ values, label, height = 24 }: SparkProps) {
  const path = useMemo(() => {
    const highest = Math.max(1, ...values.map((value) => value ?? 0));
    const step = 1000 / Math.max(1, values.length);
    return values
      .map((value, i) => {
        if (!isFigure(value) || value <= 0) return "";
        const top = round(height - 1 - (value / highest) * (height - 2));
        return `M${round(i * step)} ${height - 1}V${top}H${round((i + 0.8) * step)}V${height - 1}Z`;
      })
      .join("");
  }, [values, height]);
  return (
    <SparkDrawing kind=" fh-spark--bars" label={label} height={height}>
      <path d={path} />
    </SparkDrawing>
  );
});
