import { isFigure } from "../format/number.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { AnnotationFlags, AnnotationLines } from "./annotation-marks.tsx";
import type { AnnotatedPlace } from "./annotations.ts";
import { BaseAxis, CountAxis, CountLines } from "./count-axis.tsx";
import { EndLabels } from "./end-labels.tsx";
import { Line } from "./line.tsx";
import { createHeightScale, getCountTicks } from "./scale.ts";
import {
  getAreaPlaces,
  getDottedPlaces,
  getLonePlaces,
  getPlace,
  getSolidPlaces,
  thinPlaces,
} from "./series.ts";
import { Stretched, toPercent } from "./stretched.tsx";
import { nameGranule, tellPoint } from "./tell-point.ts";
import { drawHatch, drawRuns, getRuns, getWeekends, isGap, type TimePoint } from "./time-series.ts";
import { getTimeTicks } from "./time-ticks.ts";
import { WalkTarget } from "./walk-target.tsx";

/** Props of {@link TimeChart}. */
export interface TimeChartProps {
  readonly points: readonly TimePoint[];
  /** The comparison, laid over point by point; null without one. */
  readonly previous: readonly TimePoint[] | null;
  readonly annotations: readonly AnnotatedPlace[];
  /** Stands once, above the top tick. */
  readonly unit: string;
  /** A figure with the word for what it counts. */
  readonly tellValue: (n: number, text: string) => string;
  /** What the picture shows, in a sentence or two. */
  readonly label: string;
  readonly tools: PanelTools;
}

/** An area and a line from zero with the comparison dashed behind them. Gaps stay gaps; what is incomplete is dotted. */
export function TimeChart(props: TimeChartProps) {
  const { points, previous, annotations, unit, label, tools } = props;
  const { format, messages, meta } = tools;
  const { granularity } = meta;
  const { length } = points;
  const counts = getCountTicks(Math.max(...[...points, ...(previous ?? [])].map(({ value }) => value ?? 0)));
  const y = createHeightScale(counts.at(-1) ?? 1);
  const places = getSolidPlaces(points);
  const solid = thinPlaces(places);
  const lone = getLonePlaces(places);
  const dotted = getDottedPlaces(points);
  // The comparison is cut to the length of the range, so that one place is one granule of both.
  const before = previous?.slice(0, length).map(({ value }, i) => ({ x: getPlace(i, length), value }));
  const gaps = getRuns(points, (point) => isGap(point, meta.queriedAt));
  const [gap, ...otherGaps] = gaps;
  const withheld = getRuns(points, (point) => point.suppressed);
  const ticks = getTimeTicks(
    points.map((point) => point.start),
    granularity,
  ).map(({ index, minor }) => ({
    x: getPlace(index, length),
    text: format.tick(granularity, points[index]?.start ?? ""),
    minor,
  }));
  const last = points.at(-1);
  return (
    <div className="fh-plot fh-plot--time">
      <svg className="fh-plot__canvas" role="img" aria-label={label}>
        <Stretched>
          <path
            className="fh-weekend"
            d={drawRuns(getWeekends(points, granularity), length, (x1, x2) => `M${x1} 0H${x2}V1000H${x1}Z`)}
          />
          <CountLines ticks={counts} y={y} />
        </Stretched>
        <CountAxis ticks={counts} y={y} format={format} unit={unit} />
        <BaseAxis ticks={ticks} />
        <Stretched>
          <Line className="fh-area" places={getAreaPlaces(solid)} y={y} />
          {before && <Line className="fh-line fh-line--previous" places={thinPlaces(before)} y={y} />}
          <Line className="fh-line" places={solid} y={y} />
          {lone.length > 0 && <Line className="fh-line fh-line--lone" places={lone} y={y} />}
          {dotted.length > 0 && <Line className="fh-line fh-line--incomplete" places={dotted} y={y} />}
          <AnnotationLines places={annotations} />
          {gap && <path className="fh-gap" d={drawRuns(gaps, length, (x1, x2) => `M${x1} 1000H${x2}`)} />}
          {withheld.length > 0 && <path className="fh-withheld" d={drawRuns(withheld, length, drawHatch)} />}
        </Stretched>
        {/* Named where it is alone and the name fits; the foot names it anyway. */}
        {gap && otherGaps.length === 0 && (gap.to - gap.from + 1) / length > 0.1 && (
          <text
            className="fh-note"
            x={toPercent(getPlace((gap.from + gap.to) / 2, length))}
            y="100%"
            dy="-0.6em"
            textAnchor="middle"
          >
            {messages.gap}
          </text>
        )}
        {points.map(
          ({ value, complete, start }, i) =>
            // Incomplete points have a hollow dot.
            !complete &&
            isFigure(value) && (
              <circle
                className="fh-dot"
                key={start}
                cx={toPercent(getPlace(i, length))}
                cy={toPercent(y(value))}
                r="4"
              />
            ),
        )}
        <EndLabels {...props} y={y} />
        <AnnotationFlags places={annotations} />
      </svg>
      <WalkTarget
        load={loadTimeWalk}
        layer={{ ...props, y }}
        label={messages.walkPoints(unit)}
        length={length}
        text={last === undefined ? "" : tellBriefly(last, props)}
      />
    </div>
  );
}

const loadTimeWalk = () => import("./time-walk.tsx").then(({ TimeWalk }) => TimeWalk);

/** A point as it is told until what walks the chart is loaded, which has more to tell. */
function tellBriefly(point: TimePoint, { points, tools, tellValue }: TimeChartProps): string {
  const { messages } = tools;
  const text = messages.tellAt(nameGranule(points, point.start, tools), tellPoint(point, tools, tellValue));
  return point.complete ? text : messages.annotated(text, messages.incomplete);
}
