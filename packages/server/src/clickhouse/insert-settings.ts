import type { WriteOptions } from "./port.ts";
import { priorities } from "./priorities.ts";

/** How rows that are already JSON are taken, by either executor. */
export function insertSettings({ waitedFor }: WriteOptions) {
  // Whoever reads at the same time is waiting; an import is not.
  const priority = waitedFor === undefined ? priorities.background : priorities.waitedFor;
  return { ...always, priority: `${priority}` };
}

const always = {
  /** RFC 3339 with `Z` or an offset, beside the engine's own way of writing times. */
  date_time_input_format: "best_effort",
  /** An import may span any number of months; the engine's 100 would refuse the whole insert. */
  max_partitions_per_insert_block: "0",
  /** A table without one of the columns would otherwise take the rest of a row, and nobody would hear of it. */
  input_format_skip_unknown_fields: 0,
  /** Stored and readable when the insert is acknowledged. */
  async_insert: 0,
  /** The same where the table is the face of a cluster. Newer engines know it as distributed_foreground_insert as well. */
  insert_distributed_sync: 1,
} as const;
