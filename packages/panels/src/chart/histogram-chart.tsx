import { Fragment, memo, useMemo } from "react";
import type { PanelTools } from "../panel/panel-tools.ts";
import { BaseAxis, CountAxis, CountLines } from "./count-axis.tsx";
import { createHistogram, type HistogramBin, type Marker, placeMarkers } from "./histogram.ts";
import { Line } from "./line.tsx";
import type { DurationAxis, DurationTick } from "./log-time.ts";
import { round } from "./scale.ts";
import { Stretched, toPercent } from "./stretched.tsx";
import { WalkTarget } from "./walk-target.tsx";

/** Height of the labels above the plot, in pixels. */
const HEAD_PX = 60;
/** Width of a digit of the marker's label. */
const DIGIT_PX = 6.8;

// The style sheet shows the variant that fits the panel; `plotPx` is the narrowest plot it is shown in.
const variants = [
  { id: "l", plotPx: 540, gapPx: 12, brief: false },
  { id: "m", plotPx: 390, gapPx: 10, brief: false },
  { id: "s", plotPx: 258, gapPx: 6, brief: false },
  { id: "xs", plotPx: 190, gapPx: 10, brief: true },
] as const;

/** Props of {@link HistogramChart}. Keep the identity of the lists. */
export interface HistogramChartProps {
  readonly bins: readonly HistogramBin[];
  /** The comparison's bins; null without one. */
  readonly previous: readonly HistogramBin[] | null;
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
export const HistogramChart = memo(function HistogramChart(props: HistogramChartProps) {
  const { bins, previous, markers, unit, label, tools, tellBin, tellValue } = props;
  const model = useMemo(() => createHistogram(bins, previous), [bins, previous]);
  const { axis, y } = model;
  const layer = useMemo(
    () => ({ bins, previous, axis, y, tools, tellBin, tellValue }),
    [bins, previous, axis, y, tools, tellBin, tellValue],
  );
  const last = bins.at(-1);
  const labels = variants.map((variant) => ({
    id: variant.id,
    ...placeLabels(variant, markers, axis, tools),
  }));
  const lines = markers.map(({ durationMs }) => `M${round(axis.place(durationMs))} 0V1000`).join("");
  return (
    <div className="fh-plot fh-plot--duration">
      <svg className="fh-plot__canvas" role="img" aria-label={label}>
        <CountAxis ticks={model.counts} y={y} format={tools.format} unit={unit} />
        <BaseAxis
          ticks={axis.ticks.map(({ durationMs, x }) => ({
            x,
            text: durationMs === 0 ? tools.format.count(0) : tools.format.duration(durationMs),
            minor: isBesideZero(axis.ticks, x),
          }))}
        />
        <Stretched>
          <CountLines ticks={model.counts} y={y} />
          <path className="fh-bin" d={model.bars} />
          {model.outline === null ? null : (
            <>
              <Line className="fh-line fh-line--halo" places={model.outline} y={y} />
              <Line className="fh-line fh-line--previous" places={model.outline} y={y} />
            </>
          )}
          <path className="fh-marker fh-marker--halo" d={lines} />
          <path className="fh-marker" d={lines} />
        </Stretched>
        <Stretched height={HEAD_PX} top={-HEAD_PX}>
          {labels.map(({ id, places }) => (
            // The elbow lies in the head, whose height is fixed; the line below grows with the plot.
            <path
              className={`fh-marker fh-variant--${id}`}
              key={id}
              d={places.map(({ from, to }) => `M${from} 34V39L${to} 51V${HEAD_PX}`).join("")}
            />
          ))}
        </Stretched>
        {labels.map(({ id, texts, places }) =>
          places.map(({ marker: { name }, from }, i) => (
            <Fragment key={id + name}>
              <text
                className={`fh-marker__name fh-variant--${id}`}
                x={toPercent(from)}
                y="-4em"
                textAnchor="middle"
              >
                {name}
              </text>
              <text
                className={`fh-marker__value fh-variant--${id}`}
                x={toPercent(from)}
                y="-2.75em"
                textAnchor="middle"
              >
                {texts[i]}
              </text>
            </Fragment>
          )),
        )}
      </svg>
      <WalkTarget
        load={loadHistogramWalk}
        layer={layer}
        label={tools.messages.walkPoints(unit)}
        length={bins.length}
        text={
          last === undefined ? "" : tools.messages.tellAt(tellBin(last), tools.format.count(last.sessions))
        }
      />
    </div>
  );
});

const loadHistogramWalk = () => import("./histogram-walk.tsx").then(({ HistogramWalk }) => HistogramWalk);

function placeLabels(
  { plotPx, gapPx, brief }: (typeof variants)[number],
  markers: readonly Marker[],
  axis: DurationAxis,
  { format }: PanelTools,
) {
  const texts = markers.map(({ durationMs }) => format.duration(brief ? roughly(durationMs) : durationMs));
  const widthsPx = texts.map((text) => Math.max(24, text.length * DIGIT_PX));
  return { texts, places: placeMarkers(markers, axis, { plotPx, widthsPx, gapPx }) };
}

/** Whether a tick stands so close to that of 0 that a narrow plot has no room for both. */
function isBesideZero(ticks: readonly DurationTick[], x: number): boolean {
  const [first] = ticks;
  return first?.durationMs === 0 && x > first.x && x - first.x < 130;
}

/** A duration rounded to its larger unit, for plots without room for two. */
function roughly(durationMs: number): number {
  const sizeMs = durationMs >= 3_600_000 ? 3_600_000 : durationMs >= 60_000 ? 60_000 : 1000;
  return durationMs < 1000 ? durationMs : Math.round(durationMs / sizeMs) * sizeMs;
}
