import { Fragment } from "react";
import { isFigure } from "../format/number.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { placeLabels } from "./label-places.ts";
import { getPlace } from "./series.ts";
import { toPercent } from "./stretched.tsx";
import type { TimePoint } from "./time-series.ts";

/** Props of {@link EndLabels}. */
interface EndLabelsProps {
  readonly points: readonly TimePoint[];
  readonly previous: readonly TimePoint[] | null;
  readonly tools: PanelTools;
  readonly y: (value: number) => number;
}

/** The last value of both series beside their ends, a name below each. Hours that are still to come have none. */
export function EndLabels({ points, previous, tools, y }: EndLabelsProps) {
  const { format, messages, meta } = tools;
  const { length } = points;
  const known = points.findLastIndex(({ value }) => isFigure(value));
  const labels = [
    { kind: "accent", at: known, point: points[known] },
    { kind: "previous", at: length - 1, point: previous?.[length - 1] },
  ]
    .flatMap(({ kind, at, point }) => {
      if (length < 2 || !isFigure(point?.value)) return [];
      const { value, complete, start } = point;
      const isRunning = kind === "accent" && !complete;
      const name = isRunning ? messages.soFar[meta.granularity] : format.granule(meta.granularity, start);
      return [{ className: `fh-end--${kind}`, x: toPercent(getPlace(at, length)), value, name }];
    })
    .sort((a, b) => b.value - a.value);
  const places = placeLabels(labels.map(({ value }) => y(value)));
  return labels.map(({ className, x, value, name }, i) => {
    const at = { x, dx: 10, y: toPercent(places[i] ?? 0) };
    return (
      <Fragment key={className}>
        <text className={`fh-end__value ${className}`} dy="-2" {...at}>
          {format.count(value)}
        </text>
        <text className={className} dy="1em" {...at}>
          {name}
        </text>
      </Fragment>
    );
  });
}
