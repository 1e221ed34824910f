import type { Fault, FaultReason } from "./faults.ts";
import type { LossReason } from "./storability.ts";

/** How an import ended: with its last line, or before. */
export type ImportEnd =
  | { readonly kind: "complete" }
  /** At the first broken line, as asked for. */
  | { readonly kind: "stopped"; readonly fault: Fault }
  | { readonly kind: "aborted" }
  /** What is read gave an error, such as a compressed file that ends too early. */
  | { readonly kind: "unreadable"; readonly cause: unknown }
  /** ClickHouse refused an insert. */
  | { readonly kind: "not-stored"; readonly cause: unknown };

/** What an import did. When it is complete, `read` is the sum of `stored`, `skipped` and `lost`. */
export interface ImportSummary {
  readonly end: ImportEnd;
  /** Rows and events, also the refused ones; a line that is none of them counts as one. */
  readonly read: number;
  /** Rows that the table has taken; they stay, however the import ended. */
  readonly stored: number;
  /** Broken rows and events by reason; a reason that did not occur is missing. */
  readonly skipped: Readonly<Partial<Record<FaultReason, number>>>;
  /** Rows that were not sent because the table would drop them at once, by reason. */
  readonly lost: Readonly<Partial<Record<LossReason, number>>>;
  /** The first broken rows and events, 20 at most. */
  readonly faults: readonly Fault[];
  readonly durationMs: number;
}

const listedFaults = 20;

/** Counts what an import reads. */
export class ImportTally {
  read = 0;
  stored = 0;
  readonly skipped: Partial<Record<FaultReason, number>> = {};
  readonly lost: Partial<Record<LossReason, number>> = {};
  readonly faults: Fault[] = [];

  skip(fault: Fault): void {
    this.skipped[fault.reason] = (this.skipped[fault.reason] ?? 0) + 1;
    if (this.faults.length < listedFaults) this.faults.push(fault);
  }

  lose(reason: LossReason): void {
    this.lost[reason] = (this.lost[reason] ?? 0) + 1;
  }

  summary(end: ImportEnd, durationMs: number): ImportSummary {
    const { read, stored, skipped, lost, faults } = this;
    return { end, read, stored, skipped, lost, faults, durationMs };
  }
}
