// Whole months are read in the place of their days, for as long as each of these is sealed as it was.
import type { Reader } from "@firsthand/server";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../oracle/delivery.ts";
import type { Question } from "../oracle/question.ts";
import { handlerOf, insertDeliveries } from "../worlds/product.ts";
import { report, tryWorld } from "../worlds/trial.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { readRows, sealWorld, useSealed } from "./support.ts";

const DAY_MS = 86_400_000;
const once = createWorld(1);
/** The same happened forty days before, to the same people: a whole month lies between. */
const world: World = { ...once, deliveries: [...once.deliveries.map(before), ...once.deliveries] };
/** The month before that of most events, such as `2026-02`. */
const month = new Date(Date.UTC(...monthOfEvents(-1))).toISOString().slice(0, 7);
const start = new Date(Date.UTC(...monthOfEvents(-2))).toISOString();
const end = `${new Date(once.moments.center).toISOString().slice(0, 10)}T00:00:00Z`;
const isWithinMonth = ({ occurred_at }: Delivery) => occurred_at.startsWith(month);

/** Year and month, counted from that of most events. */
function monthOfEvents(more: number): [year: number, month: number] {
  const center = new Date(once.moments.center);
  return [center.getUTCFullYear(), center.getUTCMonth() + more];
}

function before(delivery: Delivery): Delivery {
  const earlier = (time: string) => new Date(Date.parse(time) - 40 * DAY_MS).toISOString();
  return {
    ...delivery,
    event_id: `before-${delivery.event_id}`,
    occurred_at: earlier(delivery.occurred_at),
    ingested_at: earlier(delivery.ingested_at),
  };
}

describe("months of sealed days", () => {
  const sealed = useSealed(world);
  let read: (readonly number[])[] = [];
  const watching: Reader = {
    read(statement, options) {
      const { sumSealsOfMonths } = statement.parameters;
      if (Array.isArray(sumSealsOfMonths)) read.push(sumSealsOfMonths);
      return sealed().clickhouse.reader.read(statement, options);
    },
  };
  /** Asks for ranks of the whole platform; how many statements read the month. */
  const expectRight = async (is: World, question: Partial<Question> = {}) => {
    read = [];
    const questions = (
      ["top-orgs", "top-routes", "feature-views", "filter-changes", "chart-interactions"] as const
    ).map((metric): Question => {
      const asked = { timeZone: "UTC", start, end, limit: 1000, ...question };
      return { metric, scope: { kind: "platform" }, ...asked };
    });
    const found = await tryWorld(handlerOf(sealed(), is, watching), is, questions);
    expect(found.length, report(found)).toBe(0);
    const { table } = sealed().clickhouse;
    const months = await readRows<{ seal: number }>(
      sealed(),
      `SELECT seal FROM ${table}_sealed_months WHERE month = '${month.replace("-", "")}'`,
    );
    return read.filter((seals) => months.some(({ seal }) => seals.includes(seal))).length;
  };

  it("are read where a question takes them whole, and days where it does not", async () => {
    expect(world.deliveries.some(isWithinMonth)).toBe(true);
    expect(await expectRight(world)).toBe(5);
    expect(await expectRight(world, { granularity: "month", trend: true })).toBe(5);
    expect(await expectRight(world, { granularity: "day", trend: true })).toBe(0);
    const within = `${month}-15T00:00:00Z`;
    expect(await expectRight(world, { start: within })).toBe(0);
    // The earlier range ends within the month.
    expect(await expectRight(world, { start: within, compare: "previous" })).toBe(0);
  });

  it("are not read once a day of theirs has changed, until they are put together anew", async () => {
    const [late] = world.deliveries.filter(isWithinMonth);
    const more = [{ ...late, event_id: "late", anonymous_user_id: "late" } as Delivery];
    const changed: World = { ...world, deliveries: [...world.deliveries, ...more] };
    await insertDeliveries(sealed(), more);
    expect(await expectRight(changed)).toBe(0);
    await sealWorld(sealed(), changed);
    expect(await expectRight(changed)).toBe(5);
  });

  it("reach no answer when their rows are lost, and are made again", async () => {
    const { writer, table } = sealed().clickhouse;
    const lost = `seal IN (SELECT seal FROM ${table}_sealed_months) SETTINGS mutations_sync = 2`;
    await writer.command(`ALTER TABLE ${table}_sealed_names DELETE WHERE ${lost}`);
    expect(await expectRight(world)).toBe(0);
    await sealWorld(sealed(), world);
    expect(await expectRight(world)).toBe(5);
  });
});
