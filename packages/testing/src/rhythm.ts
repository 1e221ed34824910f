/** How much happens on each weekday, Monday to Sunday, where an average working day is 1. */
const WEEK = [0.98, 1.04, 1.05, 1.02, 0.93, 0.2, 0.24];

/** The share of a day that has passed by each local hour, from 0 at midnight to 1 at the next. */
const HOURS = cumulative([
  2, 1, 1, 1, 2, 4, 10, 30, 68, 92, 98, 84, 60, 76, 90, 86, 72, 50, 30, 22, 18, 14, 8, 4,
]);

/** Monday is 0. `day` counts from 1 January 1970, a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** How much happens on the local date number `day`, where an average working day is 1. */
export function weightOfDay(day: number): number {
  return WEEK[weekdayOf(day)] ?? 1;
}

/** The part of a day's activity that has passed when `elapsed` (0 to 1) of the day has. */
export function activityBy(elapsed: number): number {
  const hours = Math.max(0, Math.min(24, elapsed * 24));
  const hour = Math.floor(hours);
  const before = HOURS[hour] ?? 1;
  return before + ((HOURS[hour + 1] ?? 1) - before) * (hours - hour);
}

/** The inverse of {@link activityBy}: how much of a day has elapsed when `share` of its activity has passed. */
export function elapsedAt(share: number): number {
  const hour = Math.max(
    0,
    HOURS.findLastIndex((passed) => passed <= share),
  );
  const before = HOURS[hour] ?? 0;
  const width = (HOURS[hour + 1] ?? 1) - before;
  return Math.min(1, (hour + (width === 0 ? 0 : (share - before) / width)) / 24);
}

function cumulative(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = [0];
  let passed = 0;
  for (const weight of weights) {
    passed += weight;
    shares.push(passed / sum);
  }
  return shares;
}
