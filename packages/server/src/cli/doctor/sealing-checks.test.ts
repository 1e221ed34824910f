import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../../test-support/temp-store.ts";
import { resealDays } from "../../sealing/reseal-days.ts";
import { sealDays } from "../../sealing/seal-days.ts";
import { type Diagnosis, examine } from "./examine.ts";

const now = () => Date.parse("2026-11-24T03:00:00Z");
const raw = "product_telemetry_events";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

const run = (...statements: string[]) =>
  statements.reduce(
    (before, statement) => before.then(() => store.clickhouse.writer.command(statement)),
    Promise.resolve(),
  );
const seal = (options = {}) => sealDays(store.clickhouse, { now, ...options });

async function diagnose(id: string, rawRetentionDays = 180): Promise<Diagnosis | undefined> {
  const retention = { rawRetentionDays, historyDays: 762 };
  for await (const diagnosis of examine(store.clickhouse, { ...retention, now })) {
    if (diagnosis.id === id) return diagnosis;
  }
  return undefined;
}

/** 24 events a day of two organisations, from the first day on. */
const events = (day: string, days: number, prefix = "e") =>
  `INSERT INTO ${raw} SELECT repeat(if(number % 2 = 0, 'a', 'b'), 64), concat('${prefix}', toString(number)), 'page_viewed', '2026-05-telemetry-v1', 's', 'u',
     '/a', '{}', toDateTime64('${day} 00:00:00', 3, 'UTC') + number * 3600 AS at, at, 'acme-web' FROM numbers(${days * 24})`;

describe("examine, of what is sealed", () => {
  beforeEach(async () => {
    const own = [
      `${raw}_seals`,
      `${raw}_sealed`,
      ...["orgs", "days", "activity", "names", "durations", "histograms"].map(
        (sums) => `${raw}_sealed_${sums}`,
      ),
    ];
    await run(`TRUNCATE TABLE ${raw}`, ...own.map((table) => `DROP TABLE IF EXISTS ${table} SYNC`));
    await run(events("2026-11-14", 10));
  });

  it("is fine without seals, and tells how to have them", async () => {
    for (const id of ["sealing-tables", "seals", "sealed-rows"])
      expect(await diagnose(id)).toMatchObject({ status: "ok", action: null });
    expect((await diagnose("sealing-tables"))?.message).toContain('"firsthand seal"');
  });

  it("is fine with all that is over sealed, and says what it takes", async () => {
    await seal();
    expect(await diagnose("sealing-tables")).toMatchObject({
      status: "ok",
      message: expect.stringContaining("All 11 are there"),
    });
    expect(await diagnose("seals")).toMatchObject({
      status: "ok",
      message:
        "10 days are sealed, from 2026-11-14 up to 2026-11-23 (the newest day that is over is 2026-11-23).",
    });
    expect(await diagnose("sealed-rows")).toMatchObject({
      status: "ok",
      message: "Each of 10 sealed days has as many as were written.",
    });
    const { message } = (await diagnose("storage")) ?? {};
    expect(message).toMatch(new RegExp(`^${raw} 240 rows in [\\d.]+ (kB|bytes), [\\d.]+ bytes a row; `));
    expect(message).toMatch(new RegExp(`${raw}_sealed 240 rows in .*${raw}_sealed_orgs 20 rows in `));
  });

  it("tells that numbers of ids were lost", async () => {
    await seal();
    await store.clickhouse.writer.command(
      `ALTER TABLE ${raw}_sealed_ids DELETE WHERE number = 1 SETTINGS mutations_sync = 2`,
    );
    expect(await diagnose("sealing-tables")).toMatchObject({
      status: "warning",
      message: expect.stringContaining(`${raw}_sealed_ids and ${raw}_sealed_id_batches`),
    });
  });

  it("tells that sealing lags", async () => {
    await seal({ now: () => now() - 3 * 86_400_000 });
    expect(await diagnose("seals")).toMatchObject({
      status: "warning",
      message:
        "7 days are sealed, from 2026-11-14 up to 2026-11-20 (the newest day that is over is 2026-11-23).",
      action: expect.stringContaining("firsthand seal"),
    });
  });

  it("tells of which days only sums are left, which have none, and that sums are lost", async () => {
    await seal();
    // Events are kept since 03:00 on the 19th.
    expect((await diagnose("seals", 5))?.message).toContain(
      " Of 6 days the events are gone and sums are kept.",
    );
    await resealDays(store.clickhouse, {
      from: "2026-11-16",
      to: "2026-11-16",
      now,
      rawRetentionDays: 5,
      questionsEndWithinMs: 0,
    });
    expect((await diagnose("seals", 5))?.message).toContain(
      " Of 5 days the events are gone and sums are kept; 1 day between them has none and is a gap.",
    );
    await run(
      `ALTER TABLE ${raw}_sealed DELETE WHERE occurred_at < '2026-11-18' SETTINGS mutations_sync = 2`,
    );
    expect(await diagnose("sealed-rows", 5)).toMatchObject({ status: "ok" });
    await run(
      `INSERT INTO ${raw}_sealed_names SELECT * FROM ${raw}_sealed_names`,
      `ALTER TABLE ${raw}_sealed_names DELETE WHERE step < '2026-11-16' SETTINGS mutations_sync = 2`,
    );
    expect(await diagnose("sealed-rows", 5)).toMatchObject({ status: "failure" });
  });

  it("tells which seals are doubted, and why", async () => {
    await seal();
    await run(events("2026-11-20", 1, "late"), events("2026-11-22", 1, "late"));
    expect(await diagnose("seals")).toMatchObject({
      status: "warning",
      message: expect.stringContaining(
        "2 sealed days are doubted and answered from the table of events: 2 because the table of events has changed since.",
      ),
    });
    await seal();
    await run(`TRUNCATE TABLE ${raw}_sealed`);
    expect((await diagnose("seals"))?.message).toContain("10 because sealed rows of the month are missing.");
  });

  it.each([
    {
      wrong: `DROP TABLE ${raw}_sealed SYNC`,
      says: `${raw}_sealed is missing.`,
      action: "Run firsthand seal",
    },
    { wrong: `DROP TABLE ${raw}_seals SYNC`, says: `${raw}_seals is missing.`, action: "Run firsthand seal" },
    {
      wrong: `DROP TABLE ${raw}_sealed_orgs SYNC`,
      says: `${raw}_sealed_orgs is missing.`,
      action: "Run firsthand seal",
    },
    {
      wrong: `ALTER TABLE ${raw}_sealed DROP COLUMN chart, DROP COLUMN view`,
      says: `${raw}_sealed lacks view, chart.`,
      action: `Run DROP TABLE ${raw}_sealed; then run firsthand seal`,
    },
    {
      wrong: `ALTER TABLE ${raw}_sealed MODIFY TTL toDateTime(occurred_at) + INTERVAL 30 DAY`,
      says: `${raw}_sealed lets rows go after 30 days, but 180 are needed`,
      action: `ALTER TABLE ${raw}_sealed MODIFY TTL toDateTime(occurred_at) + INTERVAL 180 DAY`,
    },
    {
      wrong: `ALTER TABLE ${raw}_sealed_names MODIFY TTL toDateTime(step) + INTERVAL 185 DAY`,
      says: `${raw}_sealed_names lets rows go after 185 days, but 762 are needed`,
      action: `ALTER TABLE ${raw}_sealed_names MODIFY TTL toDateTime(step) + INTERVAL 762 DAY`,
    },
  ])("names what is lost or broken: $wrong", async ({ wrong, says, action }) => {
    await seal();
    await run(wrong);
    expect(await diagnose("sealing-tables")).toMatchObject({
      status: "warning",
      message: expect.stringContaining(says),
      action: expect.stringContaining(action),
    });
  });

  it.each([
    {
      table: "sealed",
      wrong: `INSERT INTO ${raw}_sealed SELECT * FROM ${raw}_sealed WHERE toDate(occurred_at) = '2026-11-20' LIMIT 1`,
    },
    {
      table: "sealed_orgs",
      wrong: `INSERT INTO ${raw}_sealed_orgs SELECT * FROM ${raw}_sealed_orgs WHERE toDate(step) = '2026-11-20' LIMIT 1`,
    },
  ])("fails when a day that is believed has other rows than it had, in $table", async ({ wrong }) => {
    await seal();
    await run(wrong);
    expect(await diagnose("sealed-rows")).toMatchObject({
      status: "failure",
      message: expect.stringContaining("1 sealed day has fewer or more rows than were written (2026-11-20)"),
      action: expect.stringContaining("firsthand seal --verify"),
    });
    expect((await seal({ verify: true })).sealed).toBe(1);
    expect(await diagnose("sealed-rows")).toMatchObject({ status: "ok" });
  });
});
