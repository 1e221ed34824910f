import type { ReactNode } from "react";
import type { PanelTools } from "./panel-tools.ts";

/** A count in a column of fixed width: whole, or short with the whole one in its title. */
export function writeCount(value: number | null, { format }: PanelTools): ReactNode {
  const whole = format.count(value);
  const text = format.compact(value);
  return text === whole ? whole : <span title={whole}>{text}</span>;
}
