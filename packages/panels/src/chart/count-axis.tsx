import type { Format } from "../format/format.ts";
import { toPercent } from "./stretched.tsx";

/** Horizontal lines with their values at the start, and the unit once above them. */
export function CountAxis(props: {
  readonly ticks: readonly number[];
  /** Thousandths of the height. */
  readonly y: (value: number) => number;
  readonly format: Format;
  readonly unit: string;
}) {
  const { ticks, y, format, unit } = props;
  const isLong = (ticks.at(-1) ?? 0) >= 100_000;
  return (
    <>
      <text className="fh-tick" x="0" dx="-3.667em" y="0" dy="-1.58em">
        {unit}
      </text>
      {ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? "fh-axis" : "fh-gridline"}
            x1="0"
            x2="100%"
            y1={toPercent(y(value))}
            y2={toPercent(y(value))}
          />
          <text className="fh-tick" x="0" dx="-8" y={toPercent(y(value))} dy="0.33em" textAnchor="end">
            {isLong ? format.compact(value) : format.count(value)}
          </text>
        </g>
      ))}
    </>
  );
}

/** A tick of the axis below a plot. */
export interface BaseTick {
  /** Thousandths of the width. */
  readonly x: number;
  readonly text: string;
  /** Whether it is left out where the chart is narrow. @default false */
  readonly minor?: boolean;
}

/** Ticks below a plot, their names kept inside it at both ends. */
export function BaseAxis({ ticks }: { readonly ticks: readonly BaseTick[] }) {
  return (
    <svg className="fh-base-axis" y="100%" overflow="visible" aria-hidden="true">
      {ticks.map(({ x, text, minor = false }) => (
        <g className={minor ? "fh-tick--minor" : undefined} key={x}>
          <line className="fh-axis" x1={toPercent(x)} x2={toPercent(x)} y2="4" />
          <text
            className="fh-tick"
            x={toPercent(x)}
            y="1.5em"
            textAnchor={x < 40 ? "start" : x > 960 ? "end" : "middle"}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
