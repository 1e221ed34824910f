import type { ReadOptions } from "./port.ts";
import { priorities } from "./priorities.ts";

/** What one read may cost before the engine stops it, beside its time. */
export interface ReadCaps {
  /** Rows read from storage. @default 1,000,000,000 */
  readonly maxRowsToRead: number;
  /** Uncompressed bytes read from storage. @default 200 GB */
  readonly maxBytesToRead: number;
  /** Memory of the read. @default 2 GB */
  readonly maxMemoryBytes: number;
  /** Rows of the answer. @default 10,000 */
  readonly maxResultRows: number;
}

/** {@inheritDoc ReadCaps} */
export const defaultReadCaps: ReadCaps = {
  maxRowsToRead: 1_000_000_000,
  maxBytesToRead: 200_000_000_000,
  maxMemoryBytes: 2_000_000_000,
  maxResultRows: 10_000,
};

/**
 * The engine settings of a read. Number formats are named because a server's profile may have changed them; `readonly`
 * is not among them, because the embedded engine takes it only after all others.
 */
export function readSettings(
  caps: ReadCaps,
  { timeoutMs, background = false }: Pick<ReadOptions, "timeoutMs" | "background">,
): Readonly<Record<string, string | number>> {
  return {
    priority: background ? priorities.background : priorities.waitedFor,
    max_execution_time: Math.max(timeoutMs, 1) / 1000,
    timeout_overflow_mode: "throw",
    max_rows_to_read: caps.maxRowsToRead,
    max_bytes_to_read: caps.maxBytesToRead,
    read_overflow_mode: "throw",
    max_memory_usage: caps.maxMemoryBytes,
    max_result_rows: caps.maxResultRows,
    result_overflow_mode: "throw",
    output_format_json_quote_64bit_integers: 0,
    output_format_json_quote_denormals: 0,
    group_by_use_nulls: 0,
    transform_null_in: 0,
  };
}
