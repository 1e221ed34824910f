import type { MetricParams, ScopeKind } from "@firsthand/contract";

/**
 * The situations a fixture can show.
 *
 * - `ready`: complete granules, many rows.
 * - `empty`: no event at all in the range: points are null, rows are none, `dataThrough` is null.
 * - `one-point`: the range is its last granule; one row.
 * - `many-points`: the 83 days up to the range's end: 1,992 hourly points, or 1,000 rows.
 * - `gap`: one granule and, later, two in a row without any event.
 * - `incomplete`: the answer was computed in the middle of the last granule.
 * - `suppressed`: every figure is withheld; `partly-suppressed`: some rows and points are.
 * - `ties`: the first measures are equal, so that rows stand in the order of their dimensions, null last.
 * - `hostile`: names that try to break out of markup, or to turn the text around. `long`: names as long as they may be.
 * - `clock-change`: three days by the hour in `Europe/Berlin` around 26 October 2025, a day of 25 hours.
 */
export const fixtureVariants = [
  "ready",
  "empty",
  "one-point",
  "many-points",
  "gap",
  "incomplete",
  "suppressed",
  "partly-suppressed",
  "ties",
  "hostile",
  "long",
  "clock-change",
] as const;

/** One of {@link fixtureVariants}. */
export type FixtureVariant = (typeof fixtureVariants)[number];

/** The instant at which fixtures are answered: 14:05 on 12 June 2026 in Berlin. */
export const fixtureNow = "2026-06-12T14:05:00.000+02:00";

/** What a fixture is asked when its caller does not say: 30 complete days with comparison and trend. */
export const fixtureParams = {
  start: "2026-05-13",
  end: "2026-06-12",
  timeZone: "Europe/Berlin",
  compare: "previous-aligned",
  trend: true,
} as const satisfies MetricParams;

/** What to make a fixture of. */
export interface FixtureOptions {
  /** @default "ready" */
  readonly variant?: FixtureVariant | undefined;
  /** Parameters laid over {@link fixtureParams}; `compare: "none"` leaves the comparison out. */
  readonly params?: MetricParams | undefined;
  /** Whose answer it is. @default "platform" */
  readonly scopeKind?: ScopeKind | undefined;
  /** When it is answered, RFC 3339. @default fixtureNow */
  readonly now?: string | undefined;
  /** Other numbers of the same kind. @default 1 */
  readonly seed?: number | undefined;
}
