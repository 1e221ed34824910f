import type { Granularity } from "@firsthand/contract";
import { Fragment } from "react";
import { isFigure } from "../format/number.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { placeLabels } from "./label-places.ts";
import { toPercent } from "./stretched.tsx";
import type { TimePoint } from "./time-series.ts";

/** Props of {@link EndLabels}. */
interface EndLabelsProps {
  readonly points: readonly TimePoint[];
  readonly previous: readonly TimePoint[] | null;
  readonly granularity: Granularity;
  readonly tools: PanelTools;
  readonly y: (value: number) => number;
}

/** The last value of both series beside their ends, a name below each. */
export function EndLabels({ points, previous, granularity, tools, y }: EndLabelsProps) {
  const { format, messages } = tools;
  const last = points.at(-1);
  const before = previous?.[points.length - 1];
  const labels = [
    ...(last !== undefined && isFigure(last.value) && points.length > 1
      ? [
          {
            kind: "accent",
            value: last.value,
            name: last.complete ? format.granule(granularity, last.start) : messages.soFar[granularity],
          },
        ]
      : []),
    ...(before !== undefined && isFigure(before.value) && points.length > 1
      ? [{ kind: "previous", value: before.value, name: format.granule(granularity, before.start) }]
      : []),
  ].sort((a, b) => b.value - a.value);
  const places = placeLabels(labels.map(({ value }) => y(value)));
  return labels.map(({ kind, value, name }, i) => (
    <Fragment key={kind}>
      <text
        className={`fh-end__value fh-end--${kind}`}
        x="100%"
        dx="10"
        y={toPercent(places[i] ?? 0)}
        dy="-2"
      >
        {format.count(value)}
      </text>
      <text className={`fh-end--${kind}`} x="100%" dx="10" y={toPercent(places[i] ?? 0)} dy="1em">
        {name}
      </text>
    </Fragment>
  ));
}
