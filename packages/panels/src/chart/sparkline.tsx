import { LinePath } from "@visx/shape";
import { memo, useMemo } from "react";
import { isFigure } from "../format/number.ts";
import { round } from "./scale.ts";
import { getPlace, thinPlaces } from "./series.ts";
import { Stretched, toPercent } from "./stretched.tsx";

/** Props of the two small charts of a row. */
interface SparkProps {
  /** In order; null is a gap. Keep its identity. */
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly height?: number;
}

/** A line on its own scale with at least 30 % of its mean in view, so that noise stays small. Nothing when there is no figure. */
export const Sparkline = memo(function Sparkline({ values, label, height = 20 }: SparkProps) {
  const model = useMemo(() => {
    const known = values.filter(isFigure);
    if (known.length === 0) return null;
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const low = Math.min(mean * 0.85, ...known);
    const high = Math.max(mean * 1.15, ...known, low + 1e-9);
    const y = (value: number) => round(height - 3 - ((value - low) / (high - low)) * (height - 6));
    const places = values.map((value, i) => ({
      x: getPlace(i, values.length),
      value: isFigure(value) ? value : null,
    }));
    const end = [...places].reverse().find((place) => place.value !== null);
    return { places: thinPlaces(places), y, end };
  }, [values, height]);
  if (model === null) return <span className="fh-muted">—</span>;
  const { places, y, end } = model;
  return (
    <svg className="fh-spark" width="100%" height={height} role="img" aria-label={label}>
      <Stretched height={height}>
        <LinePath
          className="fh-line"
          data={places}
          x={(place) => place.x}
          y={(place) => y(place.value ?? 0)}
          defined={(place) => place.value !== null}
          fill="none"
        />
      </Stretched>
      {end === undefined ? null : <circle cx={toPercent(end.x)} cy={y(end.value ?? 0)} r="2" />}
    </svg>
  );
});

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
    <svg className="fh-spark fh-spark--bars" width="100%" height={height} role="img" aria-label={label}>
      <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} />
      <Stretched height={height}>
        <path d={path} />
      </Stretched>
    </svg>
  );
});
