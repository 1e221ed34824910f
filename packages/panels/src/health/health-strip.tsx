import type { HealthIntake } from "@firsthand/contract";
import { SparkBars } from "../chart/spark-bars.tsx";
import { getDirection } from "../chart/time-series.ts";
import type { HealthTools } from "./health-tools.ts";

/** What is counted of events by the hour, in the order in which it stands. */
export const counted = ["accepted", "rejected", "duplicates", "dropped"] as const;

/** The four counts of the 24 hours, each with its trend by the hour: bars from zero, because many an hour has none. */
export function drawStrip({ hours }: HealthIntake, { format, messages, words }: HealthTools) {
  // Without the running hour, which is low because it is not over.
  const finished = hours.slice(0, -1);
  const end = hours.at(-1)?.start;
  return (
    <dl className="fh-totals">
      {counted.map((name) => {
        const values = finished.map((hour) => hour[name]);
        const total = hours.reduce((sum, hour) => sum + hour[name], 0);
        const label = messages.describeTrend(
          format.count(values[0] ?? null),
          format.count(values.at(-1) ?? null),
          messages[getDirection(values)],
        );
        return (
          <div className="fh-total" key={name}>
            <dt className="fh-total__label">{words[name]}</dt>
            <dd className="fh-total__figure">
              <bdi className="fh-total__value">{format.count(total)}</bdi>
            </dd>
            <dd className="fh-total__trend">
              <SparkBars values={values} label={label} height={32} />
              {end === undefined ? null : (
                <span className="fh-total__axis">{words.byHour(format.clock(end))}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
