import type { ClickHouse, ReadStatement } from "../../clickhouse/port.ts";
import type { Retention } from "../../sealing/tables.ts";
import type { Finding } from "../table/finding.ts";

/** What a check of the rows may use. */
export interface RowCheckContext {
  /** Reads the one row that a statement answers. */
  readRow<Row>(statement: ReadStatement): Promise<Row>;
  /** For what more than one row tells. */
  readonly clickhouse: ClickHouse;
  /** The raw table, as an identifier that is safe in SQL text. */
  readonly table: string;
  /** What is to be kept how long. */
  readonly retention: Retention;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One thing that is looked at by reading, in the rows or in the engine. */
export interface RowCheck {
  readonly id: string;
  /** Names what is looked at, as the head of its line. */
  readonly title: string;
  run(context: RowCheckContext): Promise<Finding>;
}
