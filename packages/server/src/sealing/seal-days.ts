import { TelemetryError } from "@firsthand/contract";
import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { type DayFacts, readDayFacts } from "./day-facts.ts";
import { type FoundTables, readSeals, readTableState } from "./read-state.ts";
import { countRows, findWholeSeals } from "./sealed-rows.ts";
import {
  insertsOfMonth,
  isNewFor,
  judgeSeals,
  monthOf,
  NO_SEAL,
  newestOfMonth,
  type Seal,
} from "./standing-seals.ts";
import { sweepRows } from "./sweep-rows.ts";
import { createSealingTables, sealingTables } from "./tables.ts";
import { takeOut } from "./take-out.ts";
import { countUnfinishedMutations } from "./unfinished-mutations.ts";
import { type Batch, newBase, sealOf, writeDays } from "./write-days.ts";

/** Options of {@link sealDays}. */
export interface SealOptions {
  /** The clock, milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Days that the raw table keeps events. A day of which some may be gone is not sealed. @default 180 */
  readonly rawRetentionDays?: number | undefined;
  /** How long a day has to be over, in milliseconds. @default one hour */
  readonly closedForMs?: number | undefined;
  /** How long no event of a day may have been taken in, in milliseconds. @default ten minutes */
  readonly quietForMs?: number | undefined;
  /** Whether days whose seals seem to stand are compared with their events as well. @default false */
  readonly verify?: boolean | undefined;
  /** UTC days, counted from the epoch, both included: no other day is looked at. @default all */
  readonly days?: { readonly first: number; readonly last: number } | undefined;
  /** Threads that the engine may use for it. @default 1 */
  readonly threads?: number | undefined;
  /** Is told after every step. */
  readonly onProgress?: ((progress: SealProgress) => void) | undefined;
  /** Stops between two steps, with its reason. What is sealed by then stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Where a run stands. */
export interface SealProgress {
  /** What was done last: days were looked at, their rows were written, their seals were. */
  readonly step: "compared" | "written" | "sealed";
  /** Days that are done, of those that there were to do. */
  readonly daysDone: number;
  readonly days: number;
}

/** What a run did. */
export interface SealSummary {
  /** Days that were sealed, for the first time or anew. */
  readonly sealed: number;
  /** Days whose seal turned out to be true still. */
  readonly confirmed: number;
  /** Days that are over and were left for later, because events of them still came, or were being deleted or altered. */
  readonly busy: number;
  /** Events of the days that were sealed. */
  readonly events: number;
}

/** Days before are read from the host's table: a date of the epoch's beginning, as broken clocks give, is not to make seals of fifty years. */
const MOST_DAYS = 9_000;

/** Events of one batch, give or take a day: what a statement writes at once, and what is done again when it is broken off. */
const BATCH_EVENTS = 2_000_000;

/**
 * Seals the days that are over and quiet: those that were never sealed, and those that have changed since. Doing it again changes nothing, and
 * broken off at any moment it leaves every answer as it was. The latest days come first.
 *
 * @throws TelemetryError `invalid_request` when the raw table is missing or is not partitioned by the month of `occurred_at`, or a
 * failure of the engine.
 */
export async function sealDays(clickhouse: ClickHouse, options: SealOptions = {}): Promise<SealSummary> {
  const run = new SealRun(clickhouse, options);
  return run.finish();
}

type DaySeal = DayFacts & Pick<Seal, "seal" | "rows">;

class SealRun {
  readonly #clickhouse: ClickHouse;
  readonly #options: SealOptions;
  readonly #now: () => number;
  readonly #rawRetentionDays: number;
  #revision = 0;
  #progress: SealProgress = { step: "compared", daysDone: 0, days: 0 };
  #summary: SealSummary = { sealed: 0, confirmed: 0, busy: 0, events: 0 };

  constructor(clickhouse: ClickHouse, options: SealOptions) {
    this.#clickhouse = clickhouse;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#rawRetentionDays = options.rawRetentionDays ?? 180;
  }

  async finish(): Promise<SealSummary> {
    const { reader, table } = this.#clickhouse;
    await this.#completeTables(checkTables(await readTableState(reader, table)));
    const state = await readTableState(reader, table);
    const seals = await readSeals(reader, table);
    const { standing } = judgeSeals(seals, state, this.#keptSince());
    const stands = new Set(this.#options.verify ? [] : standing.map(({ day }) => day));
    const { first, last } = this.#options.days ?? { first: 0, last: Number.POSITIVE_INFINITY };
    const isMeant = (day: number) => first <= day && day <= last && !stands.has(day);
    const days = (await this.#closedDays(seals)).filter(isMeant);
    this.#progress = { ...this.#progress, days: days.length };
    this.#revision = Math.max(0, ...seals.map(({ revision }) => revision));
    const latest = new Map(seals.map((seal) => [seal.day, seal]));
    const hasParts = (day: number) => state.raw.some(({ month }) => month === monthOf(day));
    await this.#sealEmpty(
      days.filter((day) => !hasParts(day)),
      state,
      latest,
    );
    for (const month of groupByMonth(days.filter(hasParts)).reverse()) await this.#sealMonth(month, latest);
    await sweepRows(this.#clickhouse, this.#now());
    return this.#summary;
  }

  /**
   * Makes what is missing. Where a table was lost, no seal of a day that can be sealed anew stands any more: such days are taken out before
   * the table is there again, empty. What older days have in the other tables cannot be made anew and keeps its seal.
   */
  async #completeTables({ faults }: FoundTables): Promise<void> {
    const { seals } = sealingTables(this.#clickhouse.table);
    if (faults.length > 0 && !faults.some(({ table }) => table === seals)) {
      await takeOut(this.#clickhouse, ({ day }) => (day + 1) * DAY_MS > this.#keptSince(), this.#now());
    }
    await createSealingTables(this.#clickhouse, { rawRetentionDays: this.#rawRetentionDays });
  }

  #keptSince(): number {
    return this.#now() - this.#rawRetentionDays * DAY_MS;
  }

  /**
   * The days from the first event that is kept, or that was once sealed and may be gone, to the last day that is over, without a day that
   * raw retention has reached.
   */
  async #closedDays(seals: readonly Seal[]): Promise<readonly number[]> {
    const { reader, table } = this.#clickhouse;
    const { rows } = await reader.read<{ events: number; first: number }>(
      {
        sql: `SELECT count() AS events, toUnixTimestamp64Milli(min(occurred_at)) AS first FROM ${table} WHERE occurred_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`,
        parameters: { since: Math.ceil(this.#keptSince() / DAY_MS) * DAY_MS },
      },
      { timeoutMs: 60_000 },
    );
    const known = seals.map(({ day }) => day).filter((day) => day * DAY_MS >= this.#keptSince());
    const found = rows.filter(({ events }) => events > 0).map((row) => Math.floor(row.first / DAY_MS));
    if (known.length + found.length === 0) return [];
    const end = Math.floor((this.#now() - (this.#options.closedForMs ?? 3_600_000)) / DAY_MS);
    const first = Math.max(Math.min(...known, ...found), end - MOST_DAYS, 0);
    return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  }

  /** Days of months of which nothing is stored. */
  async #sealEmpty(
    days: readonly number[],
    state: FoundTables,
    latest: ReadonlyMap<number, Seal>,
  ): Promise<void> {
    const base = newBase(this.#now());
    const facts = days.map((day) => ({ day, events: 0, fingerprint: "0", newestIngestedMs: 0 }));
    const same = facts.flatMap((fact) => confirmed(fact, latest.get(fact.day)));
    const isSame = new Set(same.map(({ day }) => day));
    const others = facts
      .filter(({ day }) => !isSame.has(day))
      .map((fact) => ({ ...fact, seal: sealOf({ base }, fact.day), rows: 0 }));
    await this.#nameSeals([...same, ...others], state);
    this.#count({ sealed: others.length, confirmed: same.length });
    this.#tell("sealed", days.length);
  }

  async #sealMonth(days: readonly number[], latest: ReadonlyMap<number, Seal>): Promise<void> {
    const { reader, table } = this.#clickhouse;
    const state = await readTableState(reader, table);
    // Afterwards, so that of one that is done by now all that follows is without what it deletes.
    if ((await countUnfinishedMutations(reader, table)) > 0) {
      this.#count({ busy: days.length });
      this.#tell("compared", days.length);
      return;
    }
    const facts = await readDayFacts(reader, table, days);
    const isQuiet = ({ newestIngestedMs }: DayFacts) =>
      newestIngestedMs <= this.#now() - (this.#options.quietForMs ?? 600_000);
    const quiet = facts.filter(isQuiet);
    const asBefore = quiet.flatMap((fact) => confirmed(fact, latest.get(fact.day)));
    const whole = await findWholeSeals(this.#clickhouse, asBefore);
    const same = asBefore.filter(({ day }) => whole.has(day));
    await this.#nameSeals(same, state);
    const isSame = new Set(same.map(({ day }) => day));
    const others = quiet.filter(({ day }) => !isSame.has(day));
    this.#count({ confirmed: same.length, busy: facts.length - quiet.length });
    this.#tell("compared", days.length - others.length);
    for (const batch of inBatches(others)) await this.#sealBatch(batch, state);
  }

  async #sealBatch(facts: readonly DayFacts[], before: FoundTables): Promise<void> {
    const { reader, table } = this.#clickhouse;
    const batch: Batch = { base: newBase(this.#now()), days: facts.map(({ day }) => day) };
    await writeDays(this.#clickhouse, batch, this.#options.threads ?? 1);
    this.#tell("written", 0);
    // What came, was changed or began to go since the facts were read may be in the rows or not: such days wait for the next run.
    const [after, written] = await Promise.all([
      readTableState(reader, table),
      countRows(
        this.#clickhouse,
        batch.days.map((day) => ({ day, seal: sealOf(batch, day) })),
      ),
    ]);
    const seals = facts.flatMap((fact): DaySeal[] => {
      const seal = sealOf(batch, fact.day);
      const { events, rows } = written.get(seal) ?? { events: 0, rows: 0 };
      const watermark = newestOfMonth(before.raw, fact.day);
      const isKept = fact.day * DAY_MS >= this.#keptSince();
      const isSame = !after.raw.some((part) => isNewFor(part, { day: fact.day, watermark }));
      return isKept && isSame && events === fact.events ? [{ ...fact, seal, rows }] : [];
    });
    await this.#nameSeals(seals, before);
    const events = seals.reduce((sum, fact) => sum + fact.events, 0);
    this.#count({ sealed: seals.length, busy: facts.length - seals.length, events });
    this.#tell("sealed", facts.length);
  }

  /** What makes rows count: all seals of a batch appear at once. */
  async #nameSeals(seals: readonly DaySeal[], { raw, rawTable }: FoundTables): Promise<void> {
    if (seals.length === 0) return;
    this.#revision += 1;
    const written_at = new Date(this.#now()).toISOString();
    const lines = seals.map(({ day, seal, events, rows, fingerprint }) =>
      JSON.stringify({
        day: new Date(day * DAY_MS).toISOString().slice(0, 10),
        revision: this.#revision,
        seal,
        events,
        rows,
        fingerprint,
        watermark: newestOfMonth(raw, day),
        inserts: insertsOfMonth(raw, day),
        raw_table: rawTable,
        written_at,
      }),
    );
    const { writer, table } = this.#clickhouse;
    await writer.insertJsonLines(sealingTables(table).seals, new TextEncoder().encode(lines.join("\n")));
  }

  #count(more: Partial<SealSummary>): void {
    const add = (name: keyof SealSummary) => this.#summary[name] + (more[name] ?? 0);
    this.#summary = {
      sealed: add("sealed"),
      confirmed: add("confirmed"),
      busy: add("busy"),
      events: add("events"),
    };
  }

  #tell(step: SealProgress["step"], days: number): void {
    this.#progress = { ...this.#progress, step, daysDone: this.#progress.daysDone + days };
    this.#options.onProgress?.(this.#progress);
    this.#options.signal?.throwIfAborted();
  }
}

/** A day that is as it was sealed keeps its seal, with what is known now. */
function confirmed(fact: DayFacts, seal: Seal | undefined): readonly DaySeal[] {
  if (seal === undefined || seal.seal === NO_SEAL) return [];
  if (seal.events !== fact.events || seal.fingerprint !== fact.fingerprint) return [];
  return [{ ...fact, seal: seal.seal, rows: seal.rows }];
}

function checkTables(state: FoundTables): FoundTables {
  const broken = state.faults.find(({ columns }) => columns !== null);
  if (state.partitionKey === "toYYYYMM(occurred_at)" && broken === undefined) return state;
  throw new TelemetryError(
    "invalid_request",
    state.partitionKey === null
      ? 'There is no table of events to seal. Make one with "firsthand migrate" or "firsthand import".'
      : broken === undefined
        ? "Days can be sealed only of a table that is partitioned by toYYYYMM(occurred_at). Its answers are right without seals."
        : `${broken.table} lacks ${broken.columns?.join(", ")}. Answers are right without it. Drop it (DROP TABLE ${broken.table}) and seal again: it is made anew.`,
  );
}

function groupByMonth(days: readonly number[]): number[][] {
  const months = new Map<string, number[]>();
  for (const day of days) months.set(monthOf(day), [...(months.get(monthOf(day)) ?? []), day]);
  return [...months.values()];
}

function inBatches(facts: readonly DayFacts[]): readonly (readonly DayFacts[])[] {
  const batches: DayFacts[][] = [];
  let events = Number.POSITIVE_INFINITY;
  for (const fact of [...facts].reverse()) {
    if (events >= BATCH_EVENTS) {
      batches.push([]);
      events = 0;
    }
    batches.at(-1)?.push(fact);
    events += fact.events;
  }
  return batches;
}
