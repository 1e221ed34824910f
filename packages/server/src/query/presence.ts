import type { Period } from "./plan.ts";
import type { Run } from "./run.ts";
import { granuleColumn, selectEvents } from "./sql/select-events.ts";

/** Reads which granules of a period hold any event of the scope. */
export async function readPresence(
  { source, read }: Pick<Run, "source" | "read">,
  period: Period,
): Promise<readonly boolean[]> {
  const granule = granuleColumn(period);
  const events = selectEvents(source, {
    range: period.readable,
    columns: { granule: granule.sql },
    deliveries: "all",
  });
  const [row] = await read<{ granules: number[] }>({
    sql: `SELECT groupUniqArray(granule) AS granules\nFROM (\n  ${events.sql}\n)`,
    parameters: { ...events.parameters, ...granule.parameters },
  });
  const present = new Set(row?.granules ?? []);
  return period.granules.list.map(({ startMs }) => present.has(startMs));
}

/** Puts values that the engine gave by granule start into a list with one place for each granule. */
export function spread<V>(
  starts: readonly number[],
  values: readonly V[],
  { granules }: Period,
): (V | undefined)[] {
  const byStart = new Map(starts.map((startMs, i) => [startMs, values[i]]));
  return granules.list.map(({ startMs }) => byStart.get(startMs));
}
