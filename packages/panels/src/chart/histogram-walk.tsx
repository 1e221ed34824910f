import { useCallback, useMemo } from "react";
import { isFigure } from "../format/number.ts";
import { getChange, tellChange } from "../panel/change.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import type { HistogramBin } from "./histogram.ts";
import { type DurationAxis, getBinPlace } from "./log-time.ts";
import { isComparisonShown } from "./time-walk.tsx";
import { WalkLayer } from "./walk-layer.tsx";
import type { WalkLayerTarget } from "./walk-target.tsx";
import { resolveWalkWords } from "./walk-words.ts";

/** Props of {@link HistogramWalk}. */
export interface HistogramWalkProps {
  readonly bins: readonly HistogramBin[];
  readonly previous: readonly HistogramBin[] | null;
  readonly tools: PanelTools;
  readonly tellBin: (bin: HistogramBin) => string;
  readonly tellValue: (n: number, text: string) => string;
  readonly axis: DurationAxis;
  readonly y: (value: number) => number;
}

/** Walks the bins of a histogram. */
export function HistogramWalk(props: HistogramWalkProps & WalkLayerTarget) {
  const { bins, previous, axis, y, tools, tellBin, tellValue, target } = props;
  const { overrides } = usePanelSettings();
  const words = useMemo(() => resolveWalkWords(overrides), [overrides]);
  const stops = useMemo(() => bins.map((bin) => getMiddle(bin, axis)), [bins, axis]);
  const before = useMemo(
    () => (previous === null ? null : new Map(previous.map((bin) => [bin.fromMs, bin.sessions]))),
    [previous],
  );
  const tell = useCallback(
    (index: number) => {
      const { messages, format } = tools;
      const bin = bins[index] ?? { fromMs: 0, toMs: 0, sessions: null };
      const title = tellBin(bin);
      // A bin that the comparison does not list had no session; one that it lists without a figure is withheld.
      const listed = before?.get(bin.fromMs);
      const base =
        before !== null && isComparisonShown(target.current)
          ? listed === undefined
            ? 0
            : listed
          : undefined;
      const count = (value: number | null) => (value === null ? messages.withheld : format.count(value));
      const change = base === undefined ? null : tellChange(getChange(bin.sessions, base), tools);
      return {
        tip: {
          title,
          rows: [
            { kind: "bin", name: words.thisPeriod, value: count(bin.sessions) },
            ...(base === undefined
              ? []
              : [
                  { kind: "previous", name: tools.comparisonText ?? "", value: count(base) },
                  { kind: null, name: messages.change, value: change?.mark ?? "—" },
                ]),
          ],
          notes: [],
          action: null,
        },
        tag: title,
        text: words.tellWalked({
          at: title,
          figure: isFigure(bin.sessions) ? tellValue(bin.sessions, count(bin.sessions)) : messages.withheld,
          before: base === undefined ? null : messages.tellAt(tools.comparisonText ?? "", count(base)),
          change: change?.words ?? null,
          notes: [],
        }),
        y: isFigure(bin.sessions) ? y(bin.sessions) : null,
        previousY: isFigure(base) ? y(base) : null,
      };
    },
    [bins, before, y, tools, words, tellBin, tellValue, target],
  );
  return <WalkLayer target={target} stops={stops} page={4} tell={tell} zoom={null} words={words} />;
}

function getMiddle(bin: HistogramBin, axis: DurationAxis): number {
  const { from, to } = getBinPlace(axis, bin);
  return (from + to) / 2;
}
