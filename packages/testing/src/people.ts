import { countIn, distinctOver, type Stretch } from "./activity.ts";
import type { FixtureContext, Period } from "./fixture-context.ts";
import { filterShare } from "./row-filters.ts";
import { DAY_MS } from "./time/zone.ts";

const USERS = { key: "users", level: 1_640, noise: 0.035 };
const SESSIONS = { key: "sessions", level: 2_007, noise: 0.04 };
const EVENTS = { key: "events", level: 33_000, noise: 0.05, jump: 1.06 };
// People come back: thirty days of daily users are a fifth as many people.
const RETURNING = 0.5;

/** The users of a stretch, a user counted once. */
export function usersIn(context: FixtureContext, stretch: Stretch): number {
  return distinctOver(count(context, USERS, stretch), (stretch.to - stretch.from) / DAY_MS, RETURNING);
}

/** The users of a whole period, a user counted once: not the sum over its stretches. */
export function usersOf(context: FixtureContext, period: Period): number {
  const sum = period.stretches.reduce((total, stretch) => total + count(context, USERS, stretch), 0);
  return distinctOver(sum, period.days, RETURNING);
}

/** The sessions of a stretch. */
export function sessionsIn(context: FixtureContext, stretch: Stretch): number {
  return count(context, SESSIONS, stretch);
}

/** The events of a stretch, of any name. */
export function eventsIn(context: FixtureContext, stretch: Stretch): number {
  return count(context, EVENTS, stretch);
}

/** The most that any row of a period can have. */
export interface Audience {
  readonly days: number;
  readonly users: number;
  readonly sessions: number;
}

/** The users and sessions of a whole period. */
export function audienceOf(context: FixtureContext, period: Period): Audience {
  const sessions = period.stretches.reduce((total, stretch) => total + sessionsIn(context, stretch), 0);
  return { days: period.days, users: usersOf(context, period), sessions };
}

/** The different users behind `events` events, when one user makes `perUser` of them in 30 days. */
export function usersBehind(events: number, perUser: number, audience: Audience): number {
  return Math.min(comeFrom(events, perUser, audience.days), audience.users);
}

/** The different sessions behind `events` events, when one session makes `perSession` of them. */
export function sessionsBehind(events: number, perSession: number, audience: Audience): number {
  return events === 0 ? 0 : Math.min(events, Math.max(1, Math.round(events / perSession)), audience.sessions);
}

/** A user makes more events over a longer range, but not in proportion. */
function comeFrom(events: number, perUser: number, days: number): number {
  if (events === 0) return 0;
  const each = 1 + (perUser - 1) * (Math.max(days, 0.1) / 30) ** RETURNING;
  return Math.min(events, Math.max(1, Math.round(events / each)));
}

function count(context: FixtureContext, counted: typeof EVENTS | typeof USERS, stretch: Stretch): number {
  const { seed, scale, filters, variant } = context;
  const level = variant === "ties" ? 400 : counted.level;
  const share = filterShare({}, filters);
  if (variant === "ties")
    return stretch.days.length === 0 || stretch.silent ? 0 : Math.round(level * scale * share);
  return countIn(seed, { ...counted, level: level * scale * share }, stretch);
}
