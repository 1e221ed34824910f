import { type Change, getChange, tellChange } from "./change.tsx";
import type { PanelTools } from "./panel-tools.ts";
import { getOthers } from "./ranked.ts";

/** The earlier figures of {@link getSumChange}. */
export interface EarlierRows {
  /** Of the rows that are added up. */
  readonly own: readonly (number | null)[];
  /** Of all rows of the comparison. */
  readonly all: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * The change of a sum over rows. A comparison holds the rows of the range alone: what occurred only before it is in its total and in no row, and any of
 * it may belong to this sum. So a change is told when it is written the same with none and with all of that, and is unknown otherwise.
 */
export function getSumChange(value: number, { own, all, total }: EarlierRows, tools: PanelTools): Change {
  const { value: missing } = getOthers(total, all, all.length);
  if (missing === null) return { kind: "unknown" };
  const base = own.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);
  const [least, most] = [base, base + missing].map((one) => getChange(value, one));
  const isSure = tellChange(least, tools)?.mark === tellChange(most, tools)?.mark;
  return isSure && least !== undefined ? least : { kind: "unknown" };
}
