import type { Health, HealthIntake, ScopeKind } from "@firsthand/contract";
import { fixtureNow } from "./fixture-options.ts";
import { hashShare } from "./random.ts";

/**
 * What `GET /health` can say to the operator.
 *
 * - `ready`: a day of events with repeats, refusals and drops, of three sources.
 * - `nothing-taken`: events are taken, and none came in the 24 hours.
 * - `no-events-taken-here`: the host has not switched it on, so `intake` is missing.
 * - `unavailable`: ClickHouse does not answer, which is all that is said.
 */
export const healthVariants = ["ready", "nothing-taken", "no-events-taken-here", "unavailable"] as const;

/** One of {@link healthVariants}. */
export type HealthVariant = (typeof healthVariants)[number];

/** What to make a {@link healthFixture} of. */
export interface HealthFixtureOptions {
  /** @default "ready" */
  readonly variant?: HealthVariant | undefined;
  /** Who asks; an organisation is told the status alone. @default "platform" */
  readonly scopeKind?: ScopeKind | undefined;
  /** When it is answered, RFC 3339. @default fixtureNow */
  readonly now?: string | undefined;
  /** Other numbers of the same kind. @default 1 */
  readonly seed?: number | undefined;
}

const HOUR_MS = 3_600_000;
/** How much of a working day's traffic an hour of UTC has, in hundredths. */
const rhythm = [4, 3, 3, 4, 9, 22, 48, 81, 96, 100, 97, 84, 88, 97, 95, 82, 60, 38, 24, 17, 13, 9, 7, 5];
/** How many of a million accepted events there are beside them. */
const refusals = { time_out_of_range: 900, invalid_value: 650, unknown_field: 240, unknown_version: 380 };
const drops = { queue_full: 1_400, undeliverable: 800, too_old: 120 };

/** A valid answer of `GET /health`. */
export function healthFixture(options: HealthFixtureOptions = {}): Health {
  const { variant = "ready", scopeKind = "platform", now = fixtureNow, seed = 1 } = options;
  if (variant === "unavailable") return { status: "unavailable" };
  if (scopeKind === "org") return { status: "ok" };
  const nowMs = Date.parse(now);
  const dataAgeMs = variant === "nothing-taken" ? 41 * HOUR_MS : 8_250;
  const freshness = {
    status: "ok",
    dataThrough: new Date(nowMs - dataAgeMs).toISOString(),
    dataAgeMs,
    storedRows: 846_397,
  } as const;
  if (variant === "no-events-taken-here") return freshness;
  return { ...freshness, intake: makeIntake(nowMs, variant === "nothing-taken" ? 0 : 1_460, seed) };
}

function makeIntake(nowMs: number, busiestHour: number, seed: number): HealthIntake {
  const firstMs = (Math.floor(nowMs / HOUR_MS) - 23) * HOUR_MS;
  const hours = Array.from({ length: 24 }, (_, i) => {
    const startMs = firstMs + i * HOUR_MS;
    const hasPassed = Math.min(1, (nowMs - startMs) / HOUR_MS);
    const share = (rhythm[new Date(startMs).getUTCHours()] ?? 0) / 100;
    const noise = 0.9 + 0.2 * hashShare(seed, "health", startMs);
    const accepted = Math.round(busiestHour * share * hasPassed * noise);
    const among = (perMillion: number, what: string) =>
      Math.round((accepted * perMillion * 2 * hashShare(seed, what, startMs)) / 1_000_000);
    const each = (rates: Record<string, number>) =>
      Object.entries(rates).map(([name, rate]) => [name, among(rate, name)] as const);
    return {
      start: new Date(startMs).toISOString(),
      accepted,
      duplicates: among(8_000, "duplicates"),
      rejected: each(refusals),
      dropped: each(drops),
    };
  });
  const took = busiestHour > 0;
  const ago = (ms: number) => new Date(nowMs - ms).toISOString();
  return {
    accepted: add(hours.map(({ accepted }) => accepted)),
    duplicates: add(hours.map(({ duplicates }) => duplicates)),
    rejected: addByName(hours.flatMap(({ rejected }) => rejected)),
    dropped: addByName(hours.flatMap(({ dropped }) => dropped)),
    lagMs: took ? 6_420 : null,
    sources: took
      ? [
          { source: "acme-web", newestIngestedAt: ago(8_250) },
          { source: "acme-desktop", newestIngestedAt: ago(194_000) },
          { source: "acme-admin", newestIngestedAt: ago(5.4 * HOUR_MS) },
        ]
      : [],
    hours: hours.map((hour) => ({
      ...hour,
      rejected: add(hour.rejected.map(([, count]) => count)),
      dropped: add(hour.dropped.map(([, count]) => count)),
    })),
  };
}

function add(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Without those that did not occur, as the server leaves them out. */
function addByName(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const [name, count] of counts) if (count > 0) totals.set(name, (totals.get(name) ?? 0) + count);
  return Object.fromEntries(totals);
}
