import { describe, expect, it } from "vitest";
import type { Reader } from "../clickhouse/port.ts";
import { ownTables } from "./own-tables.ts";
import { SealWatch } from "./seal-watch.ts";

const DAY_MS = 86_400_000;
const day = Date.UTC(2026, 2, 10) / DAY_MS;
const columns = ownTables("events");

interface StoredPart {
  readonly name?: string;
  readonly from: number;
  readonly to: number;
  readonly days: readonly [number, number];
}

/** An engine with one seal of one day, watermark 5, and the parts that a test gives it. */
function engine(parts: () => readonly StoredPart[], has = true) {
  let looks = 0;
  let reads = 0;
  const rowsOf = (sql: string): readonly object[] => {
    if (sql.includes("system.tables")) {
      looks += 1;
      return [{ uuid: "", partition_key: "toYYYYMM(occurred_at)" }];
    }
    if (sql.includes("system.columns")) {
      return has ? [...columns].map(([table, names]) => ({ table, names })) : [];
    }
    if (sql.includes("system.parts")) {
      return parts().map(({ name = "events", from, to, days }) => ({
        table: name,
        partition_id: "202603",
        min_block_number: from,
        max_block_number: to,
        data_version: from,
        min_time: (days[0] * DAY_MS) / 1_000,
        max_time: (days[1] * DAY_MS) / 1_000,
        rows: 10,
      }));
    }
    if (/events_sealed_(id_batches|months)/.test(sql)) return [];
    reads += 1;
    return [{ at: day, latest: [1, 77, 10, { events: 10 }, "5", 5, [[1, 5]], "", 0] }];
  };
  const reader: Reader = {
    async read<Row>({ sql }: { readonly sql: string }) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { rows: rowsOf(sql) as Row[], rowsRead: 0, bytesRead: 0, durationMs: 0 };
    },
  };
  return { reader, looks: () => looks, reads: () => reads };
}

function watch(onFailure: (error: unknown) => void = () => {}): SealWatch {
  return new SealWatch({
    table: "events",
    now: () => (day + 20) * DAY_MS,
    rawRetentionDays: 180,
    historyDays: 762,
    onFailure,
  });
}

const whole: StoredPart = { from: 1, to: 5, days: [day, day + 9] };
const copies: StoredPart = { name: "events_sealed", from: 1, to: 1, days: [day, day] };

describe("SealWatch", () => {
  it("reads the seals again only when some were written", async () => {
    const parts = [whole, copies, { name: "events_seals", from: 1, to: 1, days: [0, 0] as const }];
    const { reader, reads } = engine(() => parts);
    const seals = watch();
    await seals.look(reader, performance.now());
    parts.push({ ...whole, from: 6, to: 6, days: [day + 1, day + 1] });
    await seals.look(reader, performance.now());
    expect(reads()).toBe(1);
    parts.push({ name: "events_seals", from: 2, to: 2, days: [0, 0] as const });
    await seals.look(reader, performance.now());
    expect(reads()).toBe(2);
  });

  it("looks once for questions that were asked before it looked, and again for later ones", async () => {
    const { reader, looks } = engine(() => [whole, copies]);
    const seals = watch();
    const asked = performance.now();
    const found = await Promise.all([seals.look(reader, asked), seals.look(reader, asked)]);
    await seals.look(reader, asked);
    expect(looks()).toBe(1);
    expect(found.map(({ seals }) => [...seals])).toEqual([[[day, 77]], [[day, 77]]]);
    await seals.look(reader, performance.now());
    expect(looks()).toBe(2);
  });

  it("has a question wait for the next look when one is under way", async () => {
    let parts: readonly StoredPart[] = [whole, copies];
    const { reader } = engine(() => parts);
    const seals = watch();
    const first = seals.look(reader, performance.now());
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0.1));
    parts = [whole, copies, { from: 6, to: 6, days: [day, day] }];
    const second = seals.look(reader, performance.now());
    await first;
    expect((await second).seals.size).toBe(0);
  });

  it("remembers that a part was about other days when it has been merged with one about this day", async () => {
    let parts: readonly StoredPart[] = [whole, copies, { from: 6, to: 6, days: [day + 9, day + 9] }];
    const { reader } = engine(() => parts);
    const seals = watch();
    expect((await seals.look(reader, performance.now())).seals.size).toBe(1);
    parts = [{ ...whole, to: 6 }, copies];
    expect((await seals.look(reader, performance.now())).seals.size).toBe(1);
    // Who has not seen the part by itself cannot know.
    expect((await watch().look(reader, performance.now())).seals.size).toBe(0);
  });

  it("gives the same days, as an object, as long as nothing changes", async () => {
    let parts: readonly StoredPart[] = [whole, copies];
    const { reader } = engine(() => parts);
    const seals = watch();
    const first = await seals.look(reader, performance.now());
    expect(await seals.look(reader, performance.now())).toBe(first);
    parts = [...parts, { from: 6, to: 6, days: [day + 9, day + 9] }];
    expect(await seals.look(reader, performance.now())).not.toBe(first);
  });

  it("takes a store without its tables for one without seals, and does not ask it again at once", async () => {
    const { reader, looks } = engine(() => [whole], false);
    const seals = watch();
    expect((await seals.look(reader, performance.now())).seals.size).toBe(0);
    expect((await seals.look(reader, performance.now())).seals.size).toBe(0);
    expect(looks()).toBe(1);
  });

  it("reports what it cannot read, and has everything read from the raw table", async () => {
    const failures: unknown[] = [];
    const broken: Reader = { read: () => Promise.reject(new Error("no such column")) };
    const seals = watch((error) => failures.push(error));
    expect((await seals.look(broken, performance.now())).seals.size).toBe(0);
    expect(failures).toHaveLength(1);
  });
});
