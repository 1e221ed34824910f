/**
 * A small world of deliveries in which everything is there that has made numbers wrong: repeats with another payload
 * and an earlier, equal or later `ingested_at`; one id under two organisations, two names, a millisecond apart; users
 * and sessions shared between organisations; events without organisation or route; late arrivals; ties.
 */
import type { Delivery } from "../oracle/delivery.ts";
import { createMoments, DAY_MS, HOUR_MS, type Moments } from "./moments.ts";
import { createPayload } from "./odd-payload.ts";
import { createRandom, type Random } from "./random.ts";
import { mainStages, otherStages, type Stage } from "./stages.ts";
import { eventNames, hostileTexts, routes, sources } from "./vocabulary.ts";

export interface World {
  readonly seed: number;
  readonly stage: Stage;
  readonly moments: Moments;
  /** In the order in which they arrive. */
  readonly deliveries: readonly Delivery[];
  /** The organisations that have a scope. */
  readonly orgs: readonly string[];
  /** The server's clock. */
  readonly now: number;
  readonly rawRetentionDays: number;
  readonly labels: Readonly<Record<string, string>>;
}

export function createWorld(seed: number): World {
  const random = createRandom(seed);
  const stage = stageOf(seed);
  const moments = createMoments(random, stage);
  const orgs = Array.from({ length: random.int(3, 6) }, () => hexDigits(random));
  const events = Array.from({ length: random.int(120, 1500) }, () => createEvent(random, moments, orgs));
  const deliveries = shuffleSome(random, [
    ...events,
    ...events.flatMap((event) => echoes(random, event, orgs)),
  ]);
  return {
    seed,
    stage,
    moments,
    deliveries,
    orgs,
    now:
      moments.center +
      (random.chance(0.5) ? random.int(-2 * DAY_MS, 3 * DAY_MS) : 25 * DAY_MS) +
      random.int(0, HOUR_MS),
    rawRetentionDays: random.chance(0.2) ? random.int(1, 40) : 4_000,
    labels: Object.fromEntries(
      orgs.slice(0, 2).map((org, i) => [org, i === 0 ? "Acme" : "Ünïcode \u{1F600} & Co"]),
    ),
  };
}

/** The first worlds play on the main stages, one each; from there on every other one plays elsewhere. */
function stageOf(seed: number): Stage {
  const turn = seed - 1;
  if (turn < mainStages.length) return at(mainStages, turn);
  return turn % 2 === 0 ? at(mainStages, turn / 2) : at(otherStages, (turn - 1) / 2);
}

function at(stages: readonly Stage[], turn: number): Stage {
  const stage = stages[turn % stages.length];
  if (!stage) throw new Error("There is no stage.");
  return stage;
}

function createEvent(random: Random, moments: Moments, orgs: readonly string[]): Delivery {
  const occurredAt = moments.draw();
  const name = random.chance(0.45) ? "page_viewed" : random.pick(eventNames);
  return {
    org_id_hash: orgOf(random, orgs),
    event_id: `evt_${random.int(0, 2 ** 31)}`,
    name: random.chance(0.02) ? "made_up_event" : name,
    schema_version: "2026-05-telemetry-v1",
    session_id: random.chance(0.01) ? "" : `s${random.int(0, 80)}`,
    anonymous_user_id: random.chance(0.01) ? "" : `u${random.int(0, 40)}`,
    route_pattern: routeOf(random),
    payload_json: createPayload(random, name),
    occurred_at: new Date(occurredAt).toISOString(),
    ingested_at: new Date(occurredAt + ingestDelay(random)).toISOString(),
    source: random.pick(sources),
  };
}

function orgOf(random: Random, orgs: readonly string[]): string {
  if (random.chance(0.1)) return "";
  // The first organisation is the largest, the last one hardly there.
  return orgs[Math.floor(random.next() ** 2 * orgs.length)] ?? "";
}

function routeOf(random: Random): string | null {
  if (random.chance(0.12)) return null;
  return random.pick(random.chance(0.12) ? hostileTexts : routes);
}

function ingestDelay(random: Random): number {
  if (random.chance(0.1)) return random.int(1, 9) * DAY_MS;
  if (random.chance(0.1)) return -random.int(1, 5_000);
  return random.int(0, 3_000);
}

/** What else arrives because of an event: itself again, altered, or another event that looks like it. */
function echoes(random: Random, event: Delivery, orgs: readonly string[]): Delivery[] {
  if (!random.chance(0.35)) return [];
  return Array.from({ length: random.int(1, 4) }, () => {
    if (random.chance(0.25)) return event;
    if (random.chance(0.3)) return lookalike(random, event, orgs);
    return {
      ...event,
      session_id: `s${random.int(0, 80)}`,
      anonymous_user_id: `u${random.int(0, 40)}`,
      route_pattern: routeOf(random),
      payload_json: createPayload(random, event.name),
      ingested_at: moved(event.ingested_at, random.pick([-1, 0, 0, 1, 1, 60_000, 3 * DAY_MS])),
      source: random.pick(sources),
    };
  });
}

function lookalike(random: Random, event: Delivery, orgs: readonly string[]): Delivery {
  const kind = random.int(0, 2);
  if (kind === 0) return { ...event, org_id_hash: random.pick([...orgs, ""]) };
  if (kind === 1) return { ...event, name: random.pick(eventNames) };
  return { ...event, occurred_at: moved(event.occurred_at, random.pick([-1, 1])) };
}

function moved(time: string, byMs: number): string {
  return new Date(Date.parse(time) + byMs).toISOString();
}

/** Most events arrive in any order, some exactly as they were made. */
function shuffleSome(random: Random, deliveries: readonly Delivery[]): Delivery[] {
  return deliveries
    .map((delivery, i) => ({ delivery, place: random.chance(0.5) ? i : random.int(0, deliveries.length) }))
    .sort((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}

function hexDigits(random: Random): string {
  return Array.from({ length: 64 }, () => random.int(0, 15).toString(16)).join("");
}
