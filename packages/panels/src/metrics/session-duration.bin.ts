import type { HistogramBin } from "../chart/histogram.ts";
import type { PanelTools } from "../panel/panel-tools.ts";

/** The words that a bin is told in. */
export interface BinWords {
  readonly between: (from: string, to: string) => string;
}

/** A bin by its two ends; that of sessions without a duration is 0. */
export function tellBin({ fromMs, toMs }: HistogramBin, { format }: PanelTools, words: BinWords): string {
  const from = format.duration(fromMs);
  return fromMs === 0 ? from : words.between(from, format.duration(toMs));
}
