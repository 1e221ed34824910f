import type { Period } from "./plan.ts";
import type { Run } from "./run.ts";
import { granuleColumn, selectEvents } from "./sql/select-events.ts";

/** Reads which granules of a period hold any event of the scope. */
export async function readPresence(
  { source, read }: Pick<Run, "source" | "read">,
  period: Period,
): Promise<readonly boolean[]> {
  const granule = granuleColumn(period);
  const events = selectEvents(source, { range: period.readable, columns: { granule: granule.sql } });
  const [row] = await read<{ granules: number[] }>({
    sql: `SELECT groupUniqArray(granule) AS granules\nFROM (\n  ${events.sql}\n)`,
    parameters: { ...events.parameters, ...granule.parameters },
  });
  return spread(row?.granules ?? [], period).map((count) => count !== undefined);
}

/** Puts values that the engine gave per granule, by index, into a list with one place for each granule. */
export function spread<V = true>(
  indexes: readonly number[],
  { granules }: Period,
  values?: readonly V[],
): (V | undefined)[] {
  const places: (V | undefined)[] = Array.from({ length: granules.list.length });
  for (const [i, index] of indexes.entries()) places[index] = values === undefined ? (true as V) : values[i];
  return places;
}
