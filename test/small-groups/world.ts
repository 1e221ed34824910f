/** Worlds of few users, so that much of what they did is withheld: two ranges of days, one right before the other. */
import type { Delivery } from "../oracle/delivery.ts";
import { createRandom, type Random } from "../worlds/random.ts";

/** A half-open range of local days, counted from the epoch. */
export interface DayRange {
  readonly first: number;
  readonly end: number;
}

export interface SmallWorld {
  readonly seed: number;
  readonly deliveries: readonly Delivery[];
  readonly timeZone: string;
  /** How far local time is ahead of UTC, all year round. */
  readonly offsetMs: number;
  readonly minimumUsers: number;
  readonly ranges: readonly [range: DayRange, before: DayRange];
  readonly now: number;
  readonly rawRetentionDays: number;
  readonly labels: Readonly<Record<string, string>>;
}

export const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 1, 20) / DAY_MS;
const zones = [
  { timeZone: "UTC", offsetMs: 0 },
  { timeZone: "Asia/Kathmandu", offsetMs: 20_700_000 },
] as const;

const orgs = ["a", "b", "c", "d"].map((letter) => letter.repeat(64));
const routes = ["/a", "/b", "/c", null];

const durations = [0, 900, 1_000, 20_000, 21_000, 300_000, undefined];

/** The texts of the payload by which each metric tells its rows apart. */
const payloadOf: Readonly<Record<string, (random: Random) => object>> = {
  page_viewed: () => ({}),
  session_started: () => ({}),
  feature_viewed: (random) => ({
    feature: random.pick(["f", "g", "h", 1]),
    surface: random.pick(["s", "t"]),
  }),
  filter_changed: (random) => ({
    view: random.pick(["v", "w"]),
    filterKey: random.pick(["k", "l"]),
    valueCount: 2,
  }),
  session_ended: (random) => ({ durationMs: random.pick(durations) }),
  chart_interacted: (random) => ({
    chart: random.pick(["x", "y"]),
    action: "zoom",
    surface: random.pick(["s", null]),
  }),
  client_error: (random) => ({ boundary: "page", errorClass: random.pick(["TypeError", "RangeError"]) }),
};

export function createSmallWorld(seed: number): SmallWorld {
  const random = createRandom(seed);
  const { timeZone, offsetMs } = random.pick(zones);
  const days = random.int(4, 9);
  const ranges = [
    { first: FIRST_DAY + days, end: FIRST_DAY + 2 * days },
    { first: FIRST_DAY, end: FIRST_DAY + days },
  ] as const;
  const users = random.int(7, 14);
  const eventAt = (i: number): Delivery => {
    const name = random.pick(Object.keys(payloadOf));
    const user = Math.floor(users * random.next() ** 1.5);
    const localMs =
      (FIRST_DAY + Math.floor(2 * days * random.next() ** 0.8)) * DAY_MS + random.int(0, DAY_MS - 1);
    return {
      org_id_hash: orgs[Math.min(orgs.length - 1, Math.floor(user / 4))] ?? "",
      event_id: `e${i}`,
      name,
      schema_version: "2026-05-telemetry-v1",
      session_id: `s${user}-${random.int(0, 2)}`,
      anonymous_user_id: `u${user}`,
      route_pattern: random.pick(routes.slice(0, random.int(1, routes.length))),
      payload_json: JSON.stringify(payloadOf[name]?.(random)),
      occurred_at: new Date(localMs - offsetMs).toISOString(),
      ingested_at: "2026-04-01T00:00:00.000Z",
      source: random.chance(0.7) ? "web" : "app",
    };
  };
  return {
    seed,
    deliveries: Array.from({ length: random.int(250, 900) }, (_, i) => eventAt(i)),
    timeZone,
    offsetMs,
    minimumUsers: random.int(2, 4),
    ranges,
    now: Date.UTC(2026, 3, 2),
    rawRetentionDays: 4_000,
    labels: {},
  };
}
