import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { DayFacts } from "./day-facts.ts";
import { insertsOfMonth, newestOfMonth, type Seal, type TableState } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

/** A day with the number that its rows carry. */
export type SealedDay = Pick<DayFacts, "day" | "events" | "fingerprint"> &
  Pick<Seal, "seal" | "rows" | "numbering">;

/** Names the seals of some days, which is what makes their rows count: all appear at once. `state` is what the days were read from. */
export async function nameSeals(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  seals: readonly SealedDay[],
  { raw, rawTable }: Pick<TableState, "raw" | "rawTable">,
  { revision, nowMs }: { readonly revision: number; readonly nowMs: number },
): Promise<void> {
  if (seals.length === 0) return;
  const written_at = new Date(nowMs).toISOString();
  const lines = seals.map(({ day, seal, events, rows, fingerprint, numbering }) =>
    JSON.stringify({
      day: new Date(day * DAY_MS).toISOString().slice(0, 10),
      revision,
      seal,
      events,
      rows,
      fingerprint,
      watermark: newestOfMonth(raw, day),
      inserts: insertsOfMonth(raw, day),
      raw_table: rawTable,
      numbering,
      written_at,
    }),
  );
  await writer.insertJsonLines(sealingTables(table).seals, new TextEncoder().encode(lines.join("\n")));
}
