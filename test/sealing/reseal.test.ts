// A person is erased: gone from the host's table first, then from all that was sealed, and no answer is wrong meanwhile.
import { type ResealProgress, resealDays } from "@firsthand/server";
import { describe, expect, it } from "vitest";
import { handlerOf } from "../worlds/product.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { bookkeeping, expectRight, ownTables, readRows, sealWorld, useSealed } from "./support.ts";

const DAY_MS = 86_400_000;
const world = createWorld(1);
const { anonymous_user_id: person = "" } = world.deliveries[0] ?? {};
/** With every delivery of the person's events: which of an event's deliveries are still in the table is the engine's affair. */
const events = new Set(
  world.deliveries
    .filter((delivery) => delivery.anonymous_user_id === person)
    .map(({ event_id }) => event_id),
);
const erased: World = {
  ...world,
  deliveries: world.deliveries.filter(({ event_id }) => !events.has(event_id)),
};
const days = erased.deliveries.map(({ occurred_at }) => occurred_at.slice(0, 10)).sort();
const every = { from: days[0] ?? "", to: days.at(-1) ?? "" };
const options = { now: () => world.now, rawRetentionDays: world.rawRetentionDays, quietForMs: -1e13 };

describe("resealDays", () => {
  const sealed = useSealed(world);
  const erase = () =>
    sealed().clickhouse.writer.command(
      `ALTER TABLE ${sealed().clickhouse.table} DELETE WHERE event_id IN (${[...events].map((id) => `'${id}'`).join(", ")}) SETTINGS mutations_sync = 2`,
    );
  const rowsOfPerson = async () => {
    const { table } = sealed().clickhouse;
    const sql = `SELECT (SELECT count() FROM ${table}_sealed WHERE anonymous_user_hash = sipHash64({person:String}))
      + (SELECT count() FROM ${table}_sealed_ids WHERE hash = sipHash64({person:String})) AS found`;
    const [row] = await readRows<{ found: number }>(sealed(), sql, { person });
    return row?.found;
  };

  it("leaves nothing of a person that the host's table has let go, and answers right all the while", async () => {
    expect(await rowsOfPerson()).toBeGreaterThan(0);
    await erase();
    const handler = handlerOf(sealed(), world);
    await expectRight(handler, erased, "After the erasure");
    const asked: Promise<void>[] = [];
    const steps: ResealProgress["step"][] = [];
    const summary = await resealDays(sealed().clickhouse, {
      ...options,
      ...every,
      questionsEndWithinMs: 1_000,
      onProgress({ step }) {
        asked.push(expectRight(handler, erased, step, { count: 3, turn: steps.length + 3 }));
        steps.push(step);
      },
    });
    await Promise.all(asked);
    expect(steps.slice(0, 2)).toEqual(["taken out", "deleted"]);
    expect(summary).toMatchObject({ busy: 0, expired: 0 });
    expect(summary.takenOut).toBeGreaterThan(0);
    expect(summary.sealed).toBe(summary.takenOut);
    expect(await rowsOfPerson()).toBe(0);
    await expectRight(handler, erased, "Afterwards", { count: 18, turn: 1 });
    expect(await sealWorld(sealed(), world, { verify: true })).toMatchObject({ sealed: 0, busy: 0 });
  });

  it("does both days that are named and none beside them", async () => {
    const middle = days[days.length >> 1] ?? "";
    const next = new Date(Date.parse(middle) + DAY_MS).toISOString().slice(0, 10);
    const summary = await resealDays(sealed().clickhouse, {
      ...options,
      from: middle,
      to: next,
      questionsEndWithinMs: 0,
    });
    expect(summary).toEqual({ takenOut: 2, sealed: 2, busy: 0, expired: 0 });
    await expectRight(handlerOf(sealed(), world), world, "Afterwards");
  });

  it("takes out for good what raw retention has reached", async () => {
    const { table } = sealed().clickhouse;
    const summary = await resealDays(sealed().clickhouse, {
      ...options,
      now: () => Date.parse(`${days.at(-1)}T12:00:00Z`) + 2 * DAY_MS,
      rawRetentionDays: 1,
      ...every,
      questionsEndWithinMs: 0,
    });
    expect(summary.takenOut).toBeGreaterThan(0);
    expect(summary).toEqual({ takenOut: summary.takenOut, sealed: 0, busy: 0, expired: summary.takenOut });
    const left = ownTables
      .filter((own) => own === "sealed_ids" || !bookkeeping.includes(own))
      .map((own) => `(SELECT count() FROM ${table}_${own})`);
    const rows = await readRows<{ left: number }>(sealed(), `SELECT ${left.join(" + ")} AS left`);
    expect(rows).toEqual([{ left: 0 }]);
    await expectRight(handlerOf(sealed(), world), world, "Afterwards");
  });

  it("can be broken off after any step and run again", async () => {
    await erase();
    for (const stop of ["taken out", "deleted", "compared", "written"] as const) {
      const breakOff = new AbortController();
      const onProgress = ({ step }: ResealProgress) => step === stop && breakOff.abort();
      const run = resealDays(sealed().clickhouse, {
        ...options,
        ...every,
        questionsEndWithinMs: 0,
        signal: breakOff.signal,
        onProgress: (progress) => void onProgress(progress),
      });
      await expect(run).rejects.toThrow();
      await expectRight(handlerOf(sealed(), world), erased, `Broken off when ${stop}`);
    }
    await resealDays(sealed().clickhouse, { ...options, ...every, questionsEndWithinMs: 0 });
    expect(await rowsOfPerson()).toBe(0);
    await expectRight(handlerOf(sealed(), world), erased, "Afterwards", { turn: 1 });
  });

  it("waits for no deletion that is under way, and says so", async () => {
    const { writer, table } = sealed().clickhouse;
    await writer.command(`SYSTEM STOP MERGES ${table}`);
    try {
      await writer.command(
        `ALTER TABLE ${table} DELETE WHERE anonymous_user_id = '${person}' SETTINGS mutations_sync = 0`,
      );
      const run = resealDays(sealed().clickhouse, { ...options, ...every, questionsEndWithinMs: 0 });
      await expect(run).rejects.toThrow("mutations_sync = 2");
    } finally {
      await writer.command(`SYSTEM START MERGES ${table}`);
    }
  });

  it.each([
    { from: "2026-03-02", to: "2026-03-01", says: '"to" is before "from"' },
    { from: "2026-02-30", to: "2026-03-01", says: '"from" has to be a UTC day' },
    { from: "2026-03-01", to: "today", says: '"to" has to be a UTC day' },
  ])("refuses $from to $to", async ({ from, to, says }) => {
    await expect(resealDays(sealed().clickhouse, { ...options, from, to })).rejects.toThrow(says);
  });
});
