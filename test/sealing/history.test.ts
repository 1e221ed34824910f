/**
 * Worlds of which the first days are older than raw retention, against the oracle, which knows every event: what is answered of them is
 * right, or it is refused with a question that is answered right. FIRSTHAND_LONG=1 runs a hundred, FIRSTHAND_WORLD=<n> one.
 */
import { resealDays, type TelemetryHandler } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer } from "../oracle/answer.ts";
import { countOnce } from "../oracle/count-once.ts";
import type { Question } from "../oracle/question.ts";
import { differences } from "../worlds/differences.ts";
import { askMany, handlerOf, loadWorld, openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { questionsOf } from "../worlds/trial.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { emptyProduct, sealWorld } from "./support.ts";

const DAY_MS = 86_400_000;
const QUESTIONS = 27;
/** How wide a bin of the kept histogram is, rounded up: no percentile may be off by more. */
const BOUND = 0.022;
const one = Number(process.env.FIRSTHAND_WORLD ?? Number.NaN);
/** In world 51 what came last is about a day of which only sums are kept. */
const few = [1, 2, 3, 4, 5, 51];
const many = Array.from({ length: 100 }, (_, i) => i + 1);
const seeds = Number.isInteger(one) ? [one] : process.env.FIRSTHAND_LONG === "1" ? many : few;

interface Known {
  readonly world: World;
  readonly events: ReturnType<typeof countOnce>;
  /** From when on events are read one by one. */
  readonly eventsSince: number;
  readonly knownSince: number;
  /** A day that was taken out after an erasure. */
  readonly forgotten: { readonly start: number; readonly end: number };
}

/** What became of the questions, over all worlds. */
const seen = { asked: 0, older: 0, answered: 0, nearest: 0, hopeless: 0, approximate: 0 };

describe("what is older than raw retention", () => {
  let product: Product;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(async () => {
    await product.close();
    // Neither is everything refused, nor nothing.
    if (seeds.length > 1) expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
  });

  it.each(seeds)("is answered as the oracle answers it in world %i", { timeout: 120_000 }, async (seed) => {
    const { world, ...known } = await sealOldWorld(product, seed);
    const handler = handlerOf(product, world);
    const questions = questionsOf(world, QUESTIONS);
    await checkAll(handler, { world, ...known }, questions, "with the rows that a merge has not taken yet");
    const { writer, table } = product.clickhouse;
    await writer.command(
      `ALTER TABLE ${table} DELETE WHERE occurred_at < fromUnixTimestamp64Milli(${known.eventsSince}) SETTINGS mutations_sync = 2`,
    );
    const third = questions.filter((_, i) => i % 3 === 0);
    await checkAll(handler, { world, ...known }, third, "without them");
  });
});

/** Seals a world as if it all were kept, and then keeps less. */
async function sealOldWorld(product: Product, seed: number): Promise<Known> {
  const whole = { ...createWorld(seed), rawRetentionDays: 4_000 };
  await emptyProduct(product);
  await loadWorld(product, whole);
  await sealWorld(product, whole);
  const events = countOnce(whole.deliveries);
  const random = createRandom(seed ^ 0x01d);
  const rawRetentionDays = random.int(3, 45);
  const rawSince = whole.now - rawRetentionDays * DAY_MS;
  const lived = Math.floor(rawSince / DAY_MS);
  const kept = await sealedDays(product, whole.now);
  const old = kept.filter((day) => day < lived);
  // Every other world loses a day, mostly one with events.
  const lost =
    seed % 2 === 0 ? random.pick(old.filter((day) => random.chance(0.3) || hasEvents(events, day))) : -1;
  if (lost >= 0) {
    const date = new Date(lost * DAY_MS).toISOString().slice(0, 10);
    const options = { now: () => whole.now, rawRetentionDays, quietForMs: -1e13, questionsEndWithinMs: 0 };
    await resealDays(product.clickhouse, { from: date, to: date, ...options });
  }
  const days = kept.filter((day) => day !== lost);
  const eventsSince = days.includes(lived) ? lived * DAY_MS : rawSince;
  return {
    world: { ...whole, rawRetentionDays },
    events,
    eventsSince,
    knownSince: Math.min(eventsSince, (days[0] ?? Number.POSITIVE_INFINITY) * DAY_MS),
    forgotten: { start: lost * DAY_MS, end: (lost + 1) * DAY_MS },
  };
}

/** The days that have seals and are not older than history is kept. */
async function sealedDays({ clickhouse: { reader, table } }: Product, now: number): Promise<number[]> {
  const { rows } = await reader.read<{ day: number }>(
    { sql: `SELECT DISTINCT toUInt16(day) AS day FROM ${table}_seals ORDER BY day`, parameters: {} },
    { timeoutMs: 60_000 },
  );
  return rows.map(({ day }) => day).filter((day) => day * DAY_MS >= now - 762 * DAY_MS);
}

function hasEvents(events: Known["events"], day: number): boolean {
  return events.some(({ occurredAt }) => Math.floor(occurredAt / DAY_MS) === day);
}

async function checkAll(
  handler: TelemetryHandler,
  known: Known,
  questions: readonly Question[],
  when: string,
): Promise<void> {
  const replies = await askMany(handler, questions);
  const again: { readonly asked: Question; readonly nearest: Partial<Question> }[] = [];
  for (const [i, asked] of questions.entries()) {
    const reply = replies[i];
    if (reply === undefined) throw new Error("A question was not answered.");
    const expected = expectedOf(asked, known);
    const isOlder = [expected.meta.timeRange, expected.meta.comparisonTimeRange].some(
      (range) => range !== null && Date.parse(range.start) < known.eventsSince,
    );
    seen.asked += 1;
    if (isOlder) seen.older += 1;
    if (!("error" in reply)) {
      if (isOlder) seen.answered += 1;
      judge(asked, known, reply, when);
      continue;
    }
    const { code, details, message } = reply.error;
    expect({ code, isOlder }, `${when}: ${JSON.stringify(asked)}: ${message}`).toEqual({
      code: "not_kept",
      isOlder: true,
    });
    // By UTC days, and by what sums are kept by, there is nothing that cannot be told.
    const isByUtcDays = [asked.start, asked.end].every((at) => at === undefined || /^[\d-]{10}$/.test(at));
    const isPlain = asked.timeZone === "UTC" && isByUtcDays && !asked.filters && !asked.compare;
    expect(isPlain && asked.granularity !== "hour", `${when}: refused ${JSON.stringify(asked)}`).toBe(false);
    if (details?.nearest) again.push({ asked, nearest: details.nearest });
    else seen.hopeless += 1;
  }
  const nearest = again.map(({ asked, nearest }) => ({ ...asked, ...nearest }));
  for (const [i, reply] of (await askMany(handler, nearest)).entries()) {
    seen.nearest += 1;
    judge(nearest[i] as Question, known, reply, `${when}, the nearest question`);
  }
  const askedSo = again.slice(0, 3).map(({ asked }) => ({ ...asked, nearest: true }));
  for (const [i, reply] of (await askMany(handler, askedSo)).entries()) {
    expect(reply).toMatchObject({ meta: { adjusted: expect.stringMatching(/^(edges|utc-days|events)$/) } });
    judge(nearest[i] as Question, known, reply, `${when}, the nearest question asked for`, "adjusted");
  }
}

function expectedOf(question: Question, { world, events, knownSince, forgotten }: Known) {
  return answer(question, events, { ...world, knownSince, forgotten });
}

function judge(
  question: Question,
  known: Known,
  reply: Awaited<ReturnType<typeof askMany>>[number],
  when: string,
  as: "asked" | "adjusted" = "asked",
): void {
  const said = `${when}, world ${known.world.seed}: ${JSON.stringify(question)}`;
  if ("error" in reply) throw new Error(`${said}: ${reply.error.message}`);
  const expected = expectedOf(question, known);
  const meta = reply.meta as { readonly exactness: string; readonly errorBound: number | null };
  const isApproximate = meta.exactness === "approximate";
  if (isApproximate) {
    seen.approximate += 1;
    expect(question.metric, said).toBe("session-duration");
    expect(meta.errorBound, said).toBeLessThan(BOUND);
  }
  const asExpected = {
    ...expected,
    meta: {
      ...expected.meta,
      exactness: meta.exactness,
      errorBound: meta.errorBound,
      adjusted: as === "asked" ? null : (reply.meta as { readonly adjusted: string }).adjusted,
    },
  };
  expect(differences(asExpected, reply, meta.errorBound ?? undefined), said).toEqual([]);
}
