import { useCallback, useMemo } from "react";
import { isFigure } from "../format/number.ts";
import { getChange, tellChange } from "../panel/change.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { getRunRange } from "./run-range.ts";
import { getPlace } from "./series.ts";
import { nameGranule, tellGranule, tellPoint } from "./tell-point.ts";
import { getRunPlace, type Run, type TimePoint } from "./time-series.ts";
import { WalkLayer } from "./walk-layer.tsx";
import type { WalkLayerTarget } from "./walk-target.tsx";
import { resolveWalkWords } from "./walk-words.ts";
import type { WalkZoom } from "./write-walk.ts";

/** Props of {@link TimeWalk}. */
export interface TimeWalkProps {
  readonly points: readonly TimePoint[];
  readonly previous: readonly TimePoint[] | null;
  readonly tools: PanelTools;
  readonly tellValue: (n: number, text: string) => string;
  readonly y: (value: number) => number;
  readonly annotations: readonly { readonly index: number; readonly label: string }[];
}

const pages = { hour: 24, day: 7, week: 4, month: 12 };

/** Walks the points of a chart over time, and opens stretches of it where the host takes them. */
export function TimeWalk(props: TimeWalkProps & WalkLayerTarget) {
  const { points, previous, tools, tellValue, y, annotations, target } = props;
  const { messages, format, meta } = tools;
  const { granularity } = meta;
  const { onTimeRangeSelect, overrides } = usePanelSettings();
  const words = useMemo(() => resolveWalkWords(overrides), [overrides]);
  const stops = useMemo(() => points.map((_, i) => getPlace(i, points.length)), [points]);
  const tell = useCallback(
    (index: number) => {
      const { messages, format } = tools;
      const point = points[index] ?? { start: "", value: null, complete: true, suppressed: false };
      const before = isComparisonShown(target.current) ? previous?.[index] : undefined;
      const title = tellGranule(points, index, granularity, tools);
      // A granule that is not over says nothing beside one that is.
      const isFair = before !== undefined && before.complete === point.complete;
      const change = isFair ? tellChange(getChange(point.value, before.value), tools) : null;
      const notes = [
        ...(point.complete ? [] : [messages.incomplete]),
        ...annotations.flatMap((annotation, i) =>
          annotation.index === index ? [tellAnnotation(annotation.label, i, target.current)] : [],
        ),
      ];
      return {
        tip: {
          title,
          rows: [
            { kind: "line", name: words.thisPeriod, value: tellPoint(point, tools) },
            ...(before === undefined
              ? []
              : [
                  {
                    kind: "previous",
                    name: nameGranule(points, before.start, tools),
                    value: tellPoint(before, tools),
                  },
                  { kind: null, name: messages.change, value: change?.mark ?? "—" },
                ]),
          ],
          notes,
          action: words.openGranule(granularity),
        },
        tag: format.granule(granularity, point.start),
        text: words.tellWalked({
          at: title,
          figure: tellPoint(point, tools, tellValue),
          before:
            before === undefined || previous === null
              ? null
              : messages.tellAt(tellGranule(previous, index, granularity, tools), tellPoint(before, tools)),
          change: change?.words ?? null,
          notes,
        }),
        y: isFigure(point.value) ? y(point.value) : null,
        previousY: isFigure(before?.value) ? y(before.value) : null,
      };
    },
    [points, previous, granularity, tools, words, tellValue, y, annotations, target],
  );
  const zoom = useMemo((): WalkZoom | null => {
    if (onTimeRangeSelect === undefined) return null;
    const rangeOf = (run: Run) => getRunRange(points, run, meta.timeRange);
    return {
      tell: (run) => {
        const length = run.to - run.from + 1;
        const title = format.range(rangeOf(run));
        const note = words.stretch(length, format.count(length), granularity);
        return { title, note, text: messages.tellAt(title, note) };
      },
      place: (run) => getRunPlace(run, points.length),
      open: (run) => onTimeRangeSelect(rangeOf(run)),
    };
  }, [onTimeRangeSelect, points, granularity, format, messages, words, meta.timeRange]);
  return (
    <WalkLayer
      target={target}
      stops={stops}
      page={pages[granularity]}
      tell={tell}
      zoom={zoom}
      words={words}
    />
  );
}

/** An annotation, with its number where the plot has no room for its label. */
function tellAnnotation(label: string, place: number, target: Element | null): string {
  const flags = [...(target?.parentElement?.querySelectorAll(".fh-annotation__name") ?? [])];
  const shown = flags.filter((flag) => flag.getClientRects().length > 0)[place]?.textContent ?? label;
  return shown === label ? label : `${shown} ${label}`;
}

/** Whether the comparison is in the picture: the legend has a button for it, which the reader has left pressed. */
export function isComparisonShown(element: Element | null): boolean {
  const legend = element?.closest(".fh-panel")?.querySelector('[data-series="previous"]');
  return legend?.getAttribute("aria-pressed") === "true";
}
