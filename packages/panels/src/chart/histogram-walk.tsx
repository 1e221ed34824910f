import { useCallback, useMemo } from "react";
import { isFigure } from "../format/number.ts";
import { getChange, tellChange } from "../panel/change.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { createBinBase, type HistogramComparison } from "./bin-base.ts";
import type { HistogramBin } from "./histogram.ts";
import { type DurationAxis, getBinPlace } from "./log-time.ts";
import { isComparisonShown } from "./time-walk.tsx";
import { WalkLayer } from "./walk-layer.tsx";
import type { WalkLayerTarget } from "./walk-target.tsx";
import { resolveWalkWords } from "./walk-words.ts";

/** Props of {@link HistogramWalk}. */
export interface HistogramWalkProps {
  readonly bins: readonly HistogramBin[];
  readonly previous: HistogramComparison | null;
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
  const baseOf = useMemo(
    () => (previous === null ? null : createBinBase(previous, tools)),
    [previous, tools],
  );
  const tell = useCallback(
    (index: number) => {
      const { messages, format } = tools;
      const bin = bins[index] ?? { fromMs: 0, toMs: 0, sessions: null };
      const title = tellBin(bin);
      const base = isComparisonShown(target.current) ? baseOf?.(bin) : undefined;
      const count = bin.sessions === null ? messages.withheld : format.count(bin.sessions);
      const change = tellChange(getChange(bin.sessions, base?.value), tools);
      return {
        tip: {
          title,
          rows: [
            { kind: "bin", name: words.thisPeriod, value: count },
            ...(base === undefined
              ? []
              : [
                  { kind: "previous", name: tools.comparisonText ?? "", value: base.text },
                  { kind: null, name: messages.change, value: change?.mark ?? "—" },
                ]),
          ],
          notes: [],
          action: null,
        },
        tag: title,
        text: words.tellWalked({
          at: title,
          figure: isFigure(bin.sessions) ? tellValue(bin.sessions, count) : messages.withheld,
          before: base === undefined ? null : messages.tellAt(tools.comparisonText ?? "", base.text),
          change: change?.words ?? null,
          notes: [],
        }),
        y: isFigure(bin.sessions) ? y(bin.sessions) : null,
        previousY: isFigure(base?.value) ? y(base.value) : null,
      };
    },
    [bins, baseOf, y, tools, words, tellBin, tellValue, target],
  );
  return <WalkLayer target={target} stops={stops} page={4} tell={tell} zoom={null} words={words} />;
}

function getMiddle(bin: HistogramBin, axis: DurationAxis): number {
  const { from, to } = getBinPlace(axis, bin);
  return (from + to) / 2;
}
