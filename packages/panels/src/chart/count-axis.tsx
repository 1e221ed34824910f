import type { Format } from "../format/format.ts";
import { Stretched, toPercent } from "./stretched.tsx";

interface CountTicksProps {
  readonly ticks: readonly number[];
  /** Thousandths of the height. */
  readonly y: (value: number) => number;
}

/** A horizontal line at each count but zero, in one path. For a stretched layer. */
export function CountLines({ ticks, y }: CountTicksProps) {
  const lines = ticks.slice(1).map((value) => `M0 ${y(value)}H1000`);
  return <path className="fh-gridline" d={lines.join("")} />;
}

/** The counts at the start of a plot, and their unit once above them. */
export function CountAxis(props: CountTicksProps & { readonly format: Format; readonly unit: string }) {
  const { ticks, y, format, unit } = props;
  const write = (ticks.at(-1) ?? 0) < 100_000 ? format.count : format.compact;
  return (
    <>
      <text className="fh-tick" dx="-3.667em" dy="-1.58em">
        {unit}
      </text>
      {ticks.map((value) => (
        <text className="fh-tick" key={value} dx="-8" y={toPercent(y(value))} dy="0.33em" textAnchor="end">
          {write(value)}
        </text>
      ))}
    </>
  );
}

/** A tick of the axis below a plot. */
export interface BaseTick {
  /** Thousandths of the width. */
  readonly x: number;
  readonly text: string;
  /** Whether its name is left out where the chart is narrow. @default false */
  readonly minor?: boolean;
}

/** The base line of a plot and the ticks below it, their names kept inside it at both ends. */
export function BaseAxis({ ticks }: { readonly ticks: readonly BaseTick[] }) {
  return (
    <>
      <Stretched height={4} top="100%">
        <path className="fh-axis" d={`M0 0H1000${ticks.map(({ x }) => `M${x} 0V4`).join("")}`} />
      </Stretched>
      {ticks.map(({ x, text, minor }) => (
        <text
          className={`fh-tick fh-base${minor ? " fh-tick--minor" : ""}`}
          key={x}
          x={toPercent(x)}
          y="100%"
          dy="1.5em"
          textAnchor={x < 40 ? "start" : x > 960 ? "end" : "middle"}
        >
          {text}
        </text>
      ))}
    </>
  );
}
