import type { HistogramBin } from "../chart/histogram.ts";
import type { PanelTools } from "../panel/panel-tools.ts";

/** The words that a bin is told in. */
export interface BinWords {
  readonly zero: string;
  readonly between: (from: string, to: string) => string;
}

/** A bin by its two ends; that of sessions without a duration is 0. */
export function tellBin({ fromMs, toMs }: HistogramBin, { format }: PanelTools, words: BinWords): string {
  return fromMs === 0 ? words.zero : words.between(format.duration(fromMs), format.duration(toMs));
}
