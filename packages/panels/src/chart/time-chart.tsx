import type { Granularity } from "@firsthand/contract";
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
import { tellPoint } from "./tell-point.ts";
import { getGaps, getRunPlace, getRunsPath, getWeekends, type TimePoint } from "./time-series.ts";
import { getTimeTicks } from "./time-ticks.ts";
import { WalkTarget } from "./walk-target.tsx";

/** Props of {@link TimeChart}. */
export interface TimeChartProps {
  readonly points: readonly TimePoint[];
  /** The comparison, laid over point by point; null without one. */
  readonly previous: readonly TimePoint[] | null;
  readonly annotations: readonly AnnotatedPlace[];
  readonly granularity: Granularity;
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
  const { points, previous, annotations, granularity, unit, label, tools, tellValue } = props;
  const model = createModel(points, previous, granularity, tools.meta.queriedAt);
  const { solid, before, dotted, lone, y, gapLabel } = model;
  const last = points.at(-1);
  const ticks = model.ticks.map(({ index, minor }) => ({
    x: getPlace(index, points.length),
    text: tools.format.tick(granularity, points[index]?.start ?? ""),
    minor,
  }));
  return (
    <div className="fh-plot fh-plot--time">
      <svg className="fh-plot__canvas" role="img" aria-label={label}>
        <Stretched>
          <path className="fh-weekend" d={model.weekends} />
          <CountLines ticks={model.counts} y={y} />
        </Stretched>
        <CountAxis ticks={model.counts} y={y} format={tools.format} unit={unit} />
        <BaseAxis ticks={ticks} />
        <Stretched>
          <Line className="fh-area" places={model.area} y={y} />
          {before === null ? null : <Line className="fh-line fh-line--previous" places={before} y={y} />}
          <Line className="fh-line" places={solid} y={y} />
          {lone.length === 0 ? null : <Line className="fh-line fh-line--lone" places={lone} y={y} />}
          {dotted.length === 0 ? null : (
            <Line className="fh-line fh-line--incomplete" places={dotted} y={y} />
          )}
          <AnnotationLines places={annotations} />
          {model.gaps === "" ? null : <path className="fh-gap" d={model.gaps} />}
        </Stretched>
        {gapLabel === null
          ? null
          : tools.messages.gapWords.map((word, i) => (
              <text
                className="fh-note"
                key={word}
                x={toPercent(gapLabel)}
                y="100%"
                dy={`${i * 1.2 - 1.8}em`}
                textAnchor="middle"
              >
                {word}
              </text>
            ))}
        {model.open.map((place) => (
          <circle
            className="fh-dot"
            key={place.x}
            cx={toPercent(place.x)}
            cy={toPercent(y(place.value))}
            r="4"
          />
        ))}
        <EndLabels points={points} previous={previous} granularity={granularity} tools={tools} y={y} />
        <AnnotationFlags places={annotations} />
      </svg>
      <WalkTarget
        load={loadTimeWalk}
        layer={{ points, previous, granularity, tools, tellValue, y, annotations }}
        label={tools.messages.walkPoints(unit)}
        length={points.length}
        text={
          last === undefined
            ? ""
            : tools.messages.tellAt(tools.format.granule(granularity, last.start), tellPoint(last, tools))
        }
      />
    </div>
  );
}

const loadTimeWalk = () => import("./time-walk.tsx").then(({ TimeWalk }) => TimeWalk);

function createModel(
  points: readonly TimePoint[],
  previous: readonly TimePoint[] | null,
  granularity: Granularity,
  now: string,
) {
  const { length } = points;
  const all = previous === null ? points : [...points, ...previous];
  const counts = getCountTicks(Math.max(0, ...all.map((point) => point.value ?? 0)));
  const solid = getSolidPlaces(points);
  const drawn = thinPlaces(solid);
  // The comparison is cut to the length of the range, so that one place is one granule of both.
  const before = previous?.slice(0, length).map(({ value }, i) => ({ x: getPlace(i, length), value }));
  const gaps = getGaps(points, now).map((gap) => getRunPlace(gap, length));
  const named = gaps.length === 1 ? gaps[0] : undefined;
  return {
    counts,
    y: createHeightScale(counts.at(-1) ?? 1),
    solid: drawn,
    area: getAreaPlaces(drawn),
    before: before === undefined ? null : thinPlaces(before),
    lone: getLonePlaces(solid),
    dotted: getDottedPlaces(points),
    /** The incomplete points, which a hollow dot marks. */
    open: points.flatMap(({ value, complete }, i) =>
      complete || !isFigure(value) ? [] : [{ x: getPlace(i, length), value }],
    ),
    ticks: getTimeTicks(
      points.map((point) => point.start),
      granularity,
    ),
    weekends: getRunsPath(getWeekends(points, granularity), length),
    gaps: gaps.map(([from, to]) => `M${from} 1000H${to}`).join(""),
    // Named where the name fits; the foot names it anyway.
    gapLabel: named !== undefined && named[1] - named[0] >= 60 ? (named[0] + named[1]) / 2 : null,
  };
}
