import type { MetricAnswer } from "@firsthand/contract";
import type { ComponentType } from "react";
import "./grid.css";
import "./plain.css";
import type { Answers } from "../../support/answers.ts";
import { formatCount, formatDuration } from "./format.ts";
import { PlainPanel } from "./plain-panel.tsx";
import { getRankedPanels, type RankedPanel } from "./ranked.ts";

/** The pictures that a contender draws. */
export interface Pictures {
  readonly Series: ComponentType<{ readonly answer: MetricAnswer<"active-users"> }>;
  readonly Ranked: ComponentType<{ readonly panel: RankedPanel }>;
  readonly Histogram: ComponentType<{ readonly answer: MetricAnswer<"session-duration"> }>;
}

/** The dashboard around the pictures, the same for every contender but Firsthand. */
export function PlainDashboard({
  answers,
  pictures: { Series, Ranked, Histogram },
}: {
  readonly answers: Answers;
  readonly pictures: Pictures;
}) {
  const durations = answers["session-duration"];
  const { p50DurationMs, p75DurationMs, p90DurationMs, p95DurationMs, avgDurationMs } = durations.data;
  return (
    <main className="bench-grid">
      <PlainPanel
        title="Active users"
        figure={formatCount(answers["active-users"].data.total.anonymousUsers)}
      >
        <Series answer={answers["active-users"]} />
      </PlainPanel>
      {getRankedPanels(answers).map((panel) => (
        <PlainPanel key={panel.title} title={panel.title} figure={formatCount(panel.total)}>
          <Ranked panel={panel} />
        </PlainPanel>
      ))}
      <PlainPanel title="Session duration" figure={formatDuration(avgDurationMs)}>
        <p>{[p50DurationMs, p75DurationMs, p90DurationMs, p95DurationMs].map(formatDuration).join(" · ")}</p>
        <Histogram answer={durations} />
      </PlainPanel>
    </main>
  );
}
