import type { DropReport, RejectionCode } from "@firsthand/contract";
import type { ClickHouse } from "../clickhouse/port.ts";
import { toColumnTime } from "../import/event-row.ts";
import type { Stored } from "./ingest-line.ts";
import type { JudgedBatch } from "./judge-batch.ts";
import { intakeTable } from "./tables.ts";

/** Counts that wait to be written. */
interface Counts {
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

/** Keeps account of what was taken. Counts of a last second are lost when the process is killed; reports are not. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #counts = new Map<string, Counts & { readonly orgIdHash: string; readonly source: string }>();
  #isGathering = false;

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
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => this.#writeCounts(), GATHER_MS).unref();
  }

  /**
   * Writes what a producer says that it dropped.
   *
   * @throws TelemetryError when the engine refuses or does not answer; the same report can be sent again.
   */
  async report(orgIdHash: string, source: string, { id, counts }: DropReport): Promise<void> {
    await this.#write([{ org_id_hash: orgIdHash, source, report_id: id, dropped: counts }]);
  }

  async #writeCounts(): Promise<void> {
    this.#isGathering = false;
    const nowMs = this.#options.now();
    const rows = [...this.#counts.values()].map(({ orgIdHash, source, newestMs, ...counts }) => ({
      ...counts,
      org_id_hash: orgIdHash,
      source,
      lag_ms: newestMs === null ? null : nowMs - newestMs,
    }));
    this.#counts.clear();
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
