import type { DropReport, RejectionCode } from "@firsthand/contract";
import type { ClickHouse } from "../clickhouse/port.ts";
import { toColumnTime } from "../import/event-row.ts";
import type { Stored } from "./ingest-line.ts";
import type { JudgedBatch } from "./judge-batch.ts";
import { intakeTable } from "./tables.ts";

/** What one source of an organisation sent, waiting to be written. */
interface GatheredCounts {
  readonly orgIdHash: string;
  readonly source: string;
  accepted: number;
  duplicates: number;
  readonly rejected: Partial<Record<RejectionCode, number>>;
  newestMs: number | null;
}

export interface IntakeOptions {
  readonly clickhouse: Pick<ClickHouse, "writer" | "table">;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** Takes failures of counts, which nobody waits for. */
  readonly onFailure: (error: unknown) => void;
}

/** Counts are written so long after the first of them, all at once. */
const GATHER_MS = 1_000;

/** Keeps account of what was taken. Counts of a last second are lost when the process is killed; reports are not, nor is what was flushed. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #counts = new Map<string, GatheredCounts>();
  #timer: NodeJS.Timeout | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Counts a batch that was answered for. */
  count(orgIdHash: string, { source, rejected, rows }: JudgedBatch, { accepted, duplicates }: Stored): void {
    const key = `${orgIdHash} ${source}`;
    const counts = this.#counts.get(key) ?? {
      orgIdHash,
      source,
      accepted: 0,
      duplicates: 0,
      rejected: {},
      newestMs: null,
    };
    counts.accepted += accepted;
    counts.duplicates += duplicates;
    for (const { code } of rejected) counts.rejected[code] = (counts.rejected[code] ?? 0) + 1;
    for (const { occurredAt } of rows) counts.newestMs = Math.max(counts.newestMs ?? occurredAt, occurredAt);
    this.#counts.set(key, counts);
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS).unref();
  }

  /** Writes what was counted until now. Resolves when it is written, or its failure was told. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counted = [...this.#counts.values()];
    this.#counts.clear();
    if (counted.length > 0) this.#written = this.#written.then(() => this.#writeCounts(counted));
    return this.#written;
  }

  /**
   * Writes what a producer says that it dropped.
   *
   * @throws TelemetryError when the engine refuses or does not answer; the same report can be sent again.
   */
  async report(orgIdHash: string, source: string, { id, counts }: DropReport): Promise<void> {
    await this.#write([{ org_id_hash: orgIdHash, source, report_id: id, dropped: counts }]);
  }

  async #writeCounts(counted: readonly GatheredCounts[]): Promise<void> {
    const nowMs = this.#options.now();
    const rows = counted.map(({ orgIdHash, source, newestMs, ...counts }) => ({
      ...counts,
      org_id_hash: orgIdHash,
      source,
      lag_ms: newestMs === null ? null : nowMs - newestMs,
    }));
    try {
      await this.#write(rows);
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  async #write(rows: readonly object[]): Promise<void> {
    const { clickhouse, timeoutMs, now } = this.#options;
    const table = intakeTable(clickhouse.table);
    const lines = rows.map((row) => JSON.stringify({ taken_at: toColumnTime(now()), ...row }));
    await clickhouse.writer.insertJsonLines(table, new TextEncoder().encode(lines.join("\n")), {
      waitedFor: { timeoutMs },
    });
  }
}
