import type { HealthIntake } from "@firsthand/contract";
import { SparkBars } from "../chart/spark-bars.tsx";
import type { HealthTools } from "./health-tools.ts";

/** What is counted of events by the hour, in the order in which it stands. */
export const counted = ["accepted", "rejected", "duplicates", "dropped"] as const;

/** The four counts of the 24 hours, each with its trend by the hour: bars from zero, because many an hour has none. */
export function drawStrip({ hours }: HealthIntake, { format, words }: HealthTools) {
  // Without the running hour, which is low because it is not over.
  const finished = hours.slice(0, -1);
  const [first] = hours;
  const running = hours.at(-1);
  if (first === undefined || running === undefined) return null;
  return (
    <dl className="fh-totals">
      {counted.map((name) => {
        const values = finished.map((hour) => hour[name]);
        const total = hours.reduce((sum, hour) => sum + hour[name], 0);
        const most = finished.reduce((best, hour) => (hour[name] > best[name] ? hour : best), first);
        const label =
          most[name] === 0
            ? words.noHours
            : words.tellHours(format.count(most[name]), format.clock(most.start));
        return (
          <div className="fh-total" key={name}>
            <dt className="fh-total__label">{words[name]}</dt>
            <dd className="fh-total__figure">
              <bdi className="fh-total__value">{format.count(total)}</bdi>
            </dd>
            <dd className="fh-total__trend">
              <SparkBars values={values} label={label} height={32} />
              <span className="fh-total__axis">{words.byHour(format.clock(running.start))}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
