import { Headline } from "../panel/headline.tsx";
import type { Freshness } from "./health-state.ts";
import type { HealthTools } from "./health-tools.ts";
import type { HealthWords } from "./health-words.ts";

/** What the bar tells, in the order in which it stands, for the states without figures. */
export function getBarLabels(words: HealthWords): readonly string[] {
  return [words.lag, words.age, words.storedRows(0)];
}

/** How late events are, how old the newest is, and how many rows there are. */
export function drawBar(
  { dataAgeMs, storedRows }: Freshness,
  lagMs: number | null,
  { format, words }: HealthTools,
) {
  const isAhead = lagMs !== null && lagMs < 0;
  const figures = [
    { value: format.duration(lagMs && Math.abs(lagMs)), label: isAhead ? words.lagAhead : words.lag },
    { value: format.duration(dataAgeMs), label: words.age },
    { value: format.count(storedRows), label: words.storedRows(storedRows) },
  ];
  return <Headline figures={figures} tools={null} />;
}
