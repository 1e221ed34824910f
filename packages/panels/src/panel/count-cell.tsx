import type { PanelTools } from "./panel-tools.ts";

/** From here on a count is wider than the column that it stands in. */
const TOO_WIDE = 1_000_000;

/** A count in a column of fixed width: whole, or short with the whole one in its title. */
export function CountCell({
  value,
  tools: { format },
}: {
  readonly value: number | null;
  readonly tools: PanelTools;
}) {
  const whole = format.count(value);
  return value === null || value < TOO_WIDE ? whole : <span title={whole}>{format.compact(value)}</span>;
}
