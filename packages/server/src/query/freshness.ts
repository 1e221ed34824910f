import type { Plan } from "./plan.ts";
import type { Run } from "./run.ts";
import { selectEvents } from "./sql/select-events.ts";

/** When the newest readable event of the scope was taken in, over all event names, in milliseconds; null without any. */
export async function readDataThrough({ source, read, plan }: Run): Promise<number | null> {
  const events = selectEvents(source, {
    range: readableRange(plan),
    columns: { taken: "toUnixTimestamp64Milli(ingested_at)" },
    deliveries: "all",
  });
  const [row] = await read<{ events: number; newest: number }>({
    sql: `SELECT count() AS events, max(taken) AS newest\nFROM (\n  ${events.sql}\n)`,
    parameters: events.parameters,
  });
  return row === undefined || row.events === 0 ? null : row.newest;
}

/** From the oldest readable instant to the end of what the engine's clock can hold. */
function readableRange({ readableSince }: Plan) {
  return { startMs: readableSince, endMs: Date.UTC(2299, 0, 1) };
}
