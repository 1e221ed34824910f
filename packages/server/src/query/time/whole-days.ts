import { firstInstantOf, zonedAt } from "./local-time.ts";
import type { Range } from "./range.ts";

/** How instants and ranges lie to the days of a zone. */
export function wholeDays(timeZone: string) {
  /** The first instant of a day that is not before an instant. */
  const firstFrom = (atMs: number): number => {
    let date = zonedAt(timeZone, atMs).toPlainDate();
    // An interrupted date comes back after the next one has begun.
    while (firstInstantOf(timeZone, date) < atMs) date = date.add({ days: 1 });
    return firstInstantOf(timeZone, date);
  };
  /** The least range of whole days that holds a range; an empty one stays empty. */
  const around = ({ startMs, endMs }: Range): Range => {
    const firstMs = firstInstantOf(timeZone, zonedAt(timeZone, startMs).toPlainDate());
    return { startMs: firstMs, endMs: startMs >= endMs ? firstMs : firstFrom(endMs) };
  };
  return { around, firstFrom };
}
