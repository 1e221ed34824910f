import type { ReactNode } from "react";
import type { PanelTools } from "./panel-tools.ts";

/** Whether a count is wider than the columns that counts stand in. */
export function isTooWide(value: number): boolean {
  return value >= 1_000_000;
}

/** A count in a column of fixed width: whole, or short with the whole one in its title. */
export function writeCount(value: number | null, { format }: PanelTools): ReactNode {
  const whole = format.count(value);
  return value === null || !isTooWide(value) ? whole : <span title={whole}>{format.compact(value)}</span>;
}
