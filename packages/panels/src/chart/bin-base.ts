import type { PanelTools } from "../panel/panel-tools.ts";
import type { HistogramBin } from "./histogram.ts";

/** What a histogram is compared with. */
export interface HistogramComparison {
  /** Sessions of all bins; null where nothing of them can be told. */
  readonly sessions: number | null;
  readonly histogram: readonly HistogramBin[];
}

/** What stands behind a bin in the comparison. */
export interface BinBase {
  readonly value: number | null;
  readonly text: string;
}

/**
 * Finds what stands behind a bin in the comparison. One that it lists without a figure is withheld. One that it does not list had no session,
 * unless nothing of the comparison can be told.
 */
export function createBinBase(
  { sessions, histogram }: HistogramComparison,
  { format, messages }: PanelTools,
): (bin: HistogramBin) => BinBase {
  const listed = new Map(histogram.map((bin) => [bin.fromMs, bin.sessions]));
  const unlisted = sessions === null ? null : 0;
  return ({ fromMs }) => {
    const value = listed.get(fromMs);
    if (value === null) return { value, text: messages.withheld };
    return { value: value ?? unlisted, text: format.count(value ?? unlisted) };
  };
}
