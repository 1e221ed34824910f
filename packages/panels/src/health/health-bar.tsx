import type { HealthIntake } from "@firsthand/contract";
import type { Freshness } from "./health-state.ts";
import type { HealthTools } from "./health-tools.ts";

/** How late events are, how old the newest is, and how many rows there are. */
export function drawBar(
  { dataAgeMs, storedRows }: Freshness,
  intake: HealthIntake | null,
  tools: HealthTools,
) {
  const { format, words } = tools;
  const lagMs = intake?.lagMs ?? null;
  const isAhead = lagMs !== null && lagMs < 0;
  const figures = [
    ...(intake === null
      ? []
      : [{ value: format.duration(lagMs && Math.abs(lagMs)), label: isAhead ? words.lagAhead : words.lag }]),
    { value: format.duration(dataAgeMs), label: words.age },
    { value: format.count(storedRows), label: words.storedRows(storedRows) },
  ];
  return (
    <div className="fh-panel__bar">
      {figures.map(({ value, label }) => (
        <div className="fh-figure" key={label}>
          <bdi className="fh-figure__value">{value}</bdi>
          <span className="fh-figure__label">{label}</span>
        </div>
      ))}
    </div>
  );
}
