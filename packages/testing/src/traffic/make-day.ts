import type { TelemetryEvent } from "@firsthand/contract";
import { createRandom, hash, type Random } from "../random.ts";
import { elapsedAt, weightOfDay } from "../rhythm.ts";
import { DAY_MS, getZone, HOUR_MS, startOfDay } from "../time/zone.ts";
import { type Delivery, deliver } from "./deliver.ts";
import { anonymousUserId } from "./ids.ts";
import { makeSession, type SessionInput } from "./make-session.ts";
import { storyOf, type TrafficStory } from "./story.ts";
import type { TrafficOrganisation, TrafficPlan } from "./traffic-options.ts";

/** Makes the deliveries of all sessions that begin on one local date, organisation after organisation. */
export type MakeDay = (day: number) => Iterable<Delivery>;

interface OrganisationDay {
  readonly plan: TrafficPlan;
  readonly story: TrafficStory;
  readonly organisation: TrafficOrganisation;
  readonly index: number;
  readonly day: number;
  /** How many sessions begin on this day, on average. */
  readonly expected: number;
}

// What a session comes to on average: measured, and held by a test of the total.
const EVENTS_PER_SESSION = 12.4;
const EVENTS_PER_USER = 300;
const OLD_PRODUCER_SHARE = 0.06;
const INCIDENT_SHARE = 0.6;
const SHARED_USERS = 3;
const FORWARDED_EVERY_DAYS = 12;

/** Sizes the days so that all together come to the plan's number of events. */
export function prepareDays(plan: TrafficPlan): MakeDay {
  const { organisations, start, end, eventsTarget } = plan;
  const story = storyOf(plan);
  let weight = 0;
  for (let day = Math.floor(start / DAY_MS); day < end / DAY_MS; day++) {
    for (const organisation of organisations) weight += weightOn(plan, organisation, day);
  }
  const sessionsPerWeight = eventsTarget / EVENTS_PER_SESSION / weight;
  return function* (day) {
    for (const [index, organisation] of organisations.entries()) {
      const expected = weightOn(plan, organisation, day) * sessionsPerWeight;
      yield* makeOrganisationDay({ plan, story, organisation, index, day, expected });
    }
  };
}

function weightOn(plan: TrafficPlan, { weight, growth }: TrafficOrganisation, day: number): number {
  return weight * weightOfDay(day) * growth ** progressAt(plan, day);
}

function progressAt({ start, end }: TrafficPlan, day: number): number {
  return Math.max(0, Math.min(1, (day * DAY_MS - start) / (end - start)));
}

function* makeOrganisationDay(input: OrganisationDay): Generator<Delivery, void, undefined> {
  const { plan, organisation, index, day, expected } = input;
  const random = createRandom(hash(plan.seed, "day", index, day));
  const midnight = startOfDay(getZone(organisation.timeZone), day);
  const count = Math.floor(expected * (0.9 + random() * 0.2) + random());
  for (let i = 0; i < count; i++) {
    const start = Math.floor(midnight + elapsedAt(random()) * 24 * HOUR_MS);
    const session = sessionInput(input, random, start);
    const events = makeSession(session);
    if (start < plan.start || start >= plan.end) continue;
    const options = { ...plan, source: session.isOld ? "legacy-web" : "web" };
    yield* deliver(random, events, options);
    if (i > 0 || index > 0 || day % FORWARDED_EVERY_DAYS !== 0) continue;
    yield* deliver(random, forward(events, plan), options);
  }
}

function sessionInput(input: OrganisationDay, random: Random, start: number): SessionInput {
  const { plan, story, organisation, index, day } = input;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const daysSinceLaunch = day - Date.parse(story.launch.date) / DAY_MS;
  const isAffected = date === story.incident.date && organisation.orgIdHash === story.incident.orgIdHash;
  return {
    random,
    orgIdHash: organisation.orgIdHash,
    anonymousUserId: drawUser(plan, random, index, progressAt(plan, day)),
    start,
    isOld: random() < OLD_PRODUCER_SHARE,
    launched: {
      ...story.launch,
      share: daysSinceLaunch < 0 ? 0 : 0.1 * (1 - Math.exp(-daysSinceLaunch / 21)),
    },
    incident: isAffected && random() < INCIDENT_SHARE ? story.incident : null,
  };
}

/** A person of the organisation: a few come often, many seldom, and new ones join as time goes by. */
function drawUser(
  { seed, organisations, eventsTarget }: TrafficPlan,
  random: Random,
  index: number,
  progress: number,
) {
  const all = organisations.reduce((sum, { weight }) => sum + weight, 0);
  const share = (organisations[index]?.weight ?? 0) / all;
  const people = Math.max(4, Math.round((eventsTarget / EVENTS_PER_USER) * share * (0.6 + 0.4 * progress)));
  const person = Math.floor(people * random() ** 1.5);
  // A few people work for the first two organisations.
  return anonymousUserId(seed, index === 1 && person < SHARED_USERS ? 0 : index, person);
}

/** The same events under the second organisation, ids and all, as a producer sends them that mixes two sessions up. */
function forward(events: readonly TelemetryEvent[], { organisations }: TrafficPlan): TelemetryEvent[] {
  const other = organisations[1];
  return other === undefined ? [] : events.map((event) => ({ ...event, orgIdHash: other.orgIdHash }));
}
