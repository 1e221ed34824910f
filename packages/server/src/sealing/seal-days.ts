import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { checkTables } from "./check-tables.ts";
import { findClosedDays, latestMonthsFirst } from "./closed-days.ts";
import { type DayFacts, readDayFacts } from "./day-facts.ts";
import { nameSeals, type SealedDay } from "./name-seals.ts";
import { findUnnumbered, readNumbering } from "./number-ids.ts";
import { NO_IDS } from "./numbering.ts";
import { type FoundTables, readSeals, readTableState } from "./read-state.ts";
import { sealMonths } from "./seal-months.ts";
import type { SealOptions, SealProgress, SealSummary } from "./seal-options.ts";
import { countRows, findWholeSeals } from "./sealed-rows.ts";
import {
  isNewFor,
  judgeSeals,
  keptAt,
  monthOf,
  NO_SEAL,
  newestOfMonth,
  type Seal,
} from "./standing-seals.ts";
import { sweepOldIds, sweepRows } from "./sweep-rows.ts";
import { createSealingTables, DEFAULT_HISTORY_DAYS, type Retention, sealingTables } from "./tables.ts";
import { takeOut } from "./take-out.ts";
import { countUnfinishedMutations } from "./unfinished-mutations.ts";
import { type Batch, inBatches, newBase, sealOf, writeDays } from "./write-days.ts";

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

class SealRun {
  readonly #clickhouse: ClickHouse;
  readonly #options: SealOptions;
  readonly #now: () => number;
  readonly #retention: Retention;
  #revision = 0;
  #numbering = 0;
  #progress: SealProgress = { step: "compared", daysDone: 0, days: 0 };
  #summary: SealSummary = { sealed: 0, confirmed: 0, busy: 0, events: 0 };

  constructor(clickhouse: ClickHouse, options: SealOptions) {
    this.#clickhouse = clickhouse;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { rawRetentionDays = 180, historyDays = DEFAULT_HISTORY_DAYS } = options;
    this.#retention = { rawRetentionDays, historyDays };
  }

  async finish(): Promise<SealSummary> {
    const { reader, table } = this.#clickhouse;
    await this.#completeTables(checkTables(await readTableState(reader, table)));
    const state = await readTableState(reader, table);
    const seals = await readSeals(reader, table);
    this.#numbering = (await readNumbering(reader, table, seals)).numbering;
    const { standing } = judgeSeals(seals, state, keptAt(this.#now(), this.#retention));
    const isDone = (seal: Seal) => !this.#options.verify && this.#isNumbered(seal);
    const stands = new Set(standing.filter(isDone).map(({ day }) => day));
    const { first, last } = this.#options.days ?? { first: 0, last: Number.POSITIVE_INFINITY };
    const isMeant = (day: number) => first <= day && day <= last && !stands.has(day);
    const closed = await findClosedDays(this.#clickhouse, seals, {
      keptSinceMs: this.#keptSince(),
      closedUntilMs: this.#now() - (this.#options.closedForMs ?? 3_600_000),
    });
    const days = closed.filter(isMeant);
    this.#progress = { ...this.#progress, days: days.length };
    this.#revision = Math.max(0, ...seals.map(({ revision }) => revision));
    const latest = new Map(seals.map((seal) => [seal.day, seal]));
    const hasParts = (day: number) => state.raw.some(({ month }) => month === monthOf(day));
    await this.#sealEmpty(
      days.filter((day) => !hasParts(day)),
      state,
      latest,
    );
    for (const month of latestMonthsFirst(days.filter(hasParts))) await this.#sealMonth(month, latest);
    await this.#sealMonths();
    // Days leave as others come.
    if (this.#summary.sealed > 0) await sweepOldIds(this.#clickhouse, this.#now());
    await sweepRows(this.#clickhouse, this.#now());
    return this.#summary;
  }

  async #sealMonths(): Promise<void> {
    const { reader, table } = this.#clickhouse;
    const state = await readTableState(reader, table);
    const seals = await readSeals(reader, table);
    const verdict = judgeSeals(seals, state, keptAt(this.#now(), this.#retention));
    const { threads = 1, signal } = this.#options;
    const newSeal = () => newBase(this.#now());
    await sealMonths(this.#clickhouse, verdict, state, { newSeal, threads, signal });
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
    await createSealingTables(this.#clickhouse, this.#retention);
  }

  #keptSince(): number {
    return keptAt(this.#now(), this.#retention).eventsSinceMs;
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
      .map((fact) => ({ ...fact, seal: sealOf({ base }, fact.day), rows: {}, numbering: NO_IDS }));
    await this.#name([...same, ...others], state);
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
    const asBefore = quiet
      .flatMap((fact) => confirmed(fact, latest.get(fact.day)))
      .filter((seal) => this.#isNumbered(seal));
    const whole = await findWholeSeals(this.#clickhouse, asBefore);
    const same = asBefore.filter(({ day }) => whole.has(day));
    await this.#name(same, state);
    const isSame = new Set(same.map(({ day }) => day));
    const others = quiet.filter(({ day }) => !isSame.has(day));
    this.#count({ confirmed: same.length, busy: facts.length - quiet.length });
    this.#tell("compared", days.length - others.length);
    for (const batch of inBatches(others)) await this.#sealBatch(batch, state);
  }

  async #sealBatch(facts: readonly DayFacts[], before: FoundTables): Promise<void> {
    const { reader, table } = this.#clickhouse;
    const batch: Batch = { base: newBase(this.#now()), days: facts.map(({ day }) => day) };
    const newBatch = () => newBase(this.#now());
    const { numbering } = await writeDays(this.#clickhouse, batch, this.#options.threads ?? 1, newBatch);
    this.#tell("written", 0);
    // What came, was changed or began to go since the facts were read may be in the rows or not: such days wait for the next run.
    const made = batch.days.map((day) => ({ day, seal: sealOf(batch, day) }));
    const [after, written, unnumbered] = await Promise.all([
      readTableState(reader, table),
      countRows(this.#clickhouse, made),
      findUnnumbered(
        this.#clickhouse,
        made.map(({ seal }) => seal),
      ),
    ]);
    const numberingOf = ({ events }: DayFacts, seal: number) => {
      if (events === 0) return NO_IDS;
      return unnumbered.has(seal) ? 0 : numbering;
    };
    const seals = facts.flatMap((fact): SealedDay[] => {
      const seal = sealOf(batch, fact.day);
      const rows = written.get(seal) ?? {};
      const watermark = newestOfMonth(before.raw, fact.day);
      const isKept = fact.day * DAY_MS >= this.#keptSince();
      const isSame = !after.raw.some((part) => isNewFor(part, { day: fact.day, watermark }));
      return isKept && isSame && (rows.events ?? 0) === fact.events
        ? [{ ...fact, seal, rows, numbering: numberingOf(fact, seal) }]
        : [];
    });
    await this.#name(seals, before);
    const events = seals.reduce((sum, fact) => sum + fact.events, 0);
    this.#count({ sealed: seals.length, busy: facts.length - seals.length, events });
    this.#tell("sealed", facts.length);
  }

  /** Whether a seal's numbers are those that are given now. Others stay where the events are gone, and are read by their hashes beside them. */
  #isNumbered({ numbering }: Pick<Seal, "numbering">): boolean {
    return this.#numbering === 0 || numbering === NO_IDS || numbering === this.#numbering;
  }

  async #name(seals: readonly SealedDay[], state: FoundTables): Promise<void> {
    this.#revision += 1;
    await nameSeals(this.#clickhouse, seals, state, { revision: this.#revision, nowMs: this.#now() });
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
function confirmed(fact: DayFacts, seal: Seal | undefined): readonly SealedDay[] {
  if (seal === undefined || seal.seal === NO_SEAL) return [];
  if (seal.events !== fact.events || seal.fingerprint !== fact.fingerprint) return [];
  return [{ ...fact, seal: seal.seal, rows: seal.rows, numbering: seal.numbering }];
}
