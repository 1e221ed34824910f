import { isolateName } from "../panel/name.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import type { HistogramComparison } from "./bin-base.ts";
import { BaseAxis, CountAxis, CountLines } from "./count-axis.tsx";
import { createHistogram, type HistogramBin, type Marker, placeFlags } from "./histogram.ts";
import { Line } from "./line.tsx";
import { Stretched, toPercent } from "./stretched.tsx";
import { WalkTarget } from "./walk-target.tsx";

/** Height of a row of names above the plot, and where the last one is written, in the size of the names. */
const ROW_EM = 1.25;
const LAST_ROW_EM = 0.6;

/** Props of {@link HistogramChart}. */
export interface HistogramChartProps {
  readonly bins: readonly HistogramBin[];
  /** Null without one. */
  readonly previous: HistogramComparison | null;
  /** In ascending order of duration. */
  readonly markers: readonly Marker[];
  readonly unit: string;
  /** A bin by its two ends. */
  readonly tellBin: (bin: HistogramBin) => string;
  /** A figure with the word for what it counts. */
  readonly tellValue: (n: number, text: string) => string;
  readonly label: string;
  readonly tools: PanelTools;
}

/** Bins on a logarithmic axis of durations, the comparison as a dashed outline, and named durations as markers. */
export function HistogramChart(props: HistogramChartProps) {
  const { bins, previous, markers, unit, label, tools, tellBin } = props;
  const model = createHistogram(bins, previous?.histogram);
  const { axis, y } = model;
  const last = bins.at(-1);
  const flags = placeFlags(markers, axis);
  const getHeight = (row: number) => LAST_ROW_EM + (flags.length - 1 - row) * ROW_EM;
  const halo = flags.map(({ x }) => `M${x} 0V1000`).join("");
  return (
    <div className="fh-plot fh-plot--duration">
      <svg className="fh-plot__canvas" role="img" aria-label={label}>
        <CountAxis ticks={model.counts} y={y} format={tools.format} unit={unit} />
        <BaseAxis
          ticks={axis.ticks.map(({ durationMs, x }) => ({
            x,
            text: tools.format.duration(durationMs),
          }))}
        />
        <Stretched>
          <CountLines ticks={model.counts} y={y} />
          <path className="fh-bin" d={model.bars} />
          {model.outline && (
            <>
              <Line className="fh-line fh-line--halo" places={model.outline} y={y} />
              <Line className="fh-line fh-line--previous" places={model.outline} y={y} />
            </>
          )}
          <path className="fh-marker fh-marker--halo" d={halo} />
        </Stretched>
        {flags.map(({ x, row, name }) => (
          <line
            className="fh-marker"
            key={name}
            x1={toPercent(x)}
            x2={toPercent(x)}
            y1={`-${getHeight(row) + 0.8}em`}
            y2="100%"
          />
        ))}
        {flags.map(({ x, row, isBefore, name, durationMs }) => (
          <text
            className="fh-marker__name"
            key={name}
            x={toPercent(x)}
            y={`-${getHeight(row)}em`}
            dx={isBefore ? -5 : 5}
            textAnchor={isBefore ? "end" : "start"}
          >
            {name}{" "}
            <tspan className="fh-marker__value">{isolateName(tools.format.duration(durationMs))}</tspan>
          </text>
        ))}
      </svg>
      <WalkTarget
        load={loadHistogramWalk}
        layer={{ ...props, axis, y }}
        label={tools.messages.walkPoints(unit)}
        length={bins.length}
        text={
          last === undefined ? "" : tools.messages.tellAt(tellBin(last), tools.format.count(last.sessions))
        }
      />
    </div>
  );
}

const loadHistogramWalk = () => import("./histogram-walk.tsx").then(({ HistogramWalk }) => HistogramWalk);
