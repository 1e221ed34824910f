import type { EventRow } from "./event-row.ts";
import { isFault, judgeLine } from "./judge-line.ts";
import { splitLines } from "./split-lines.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** How many whole weeks the events of each organisation are moved by; the key is its hash, empty for none. */
export type Alignment = ReadonlyMap<string, number>;

/**
 * Reads the events once and finds, for each organisation, the most whole weeks that keep its last UTC day on or
 * before `date`. Weekday and time of day stay as they are.
 *
 * @param date milliseconds since the epoch of the first instant of the day.
 */
export async function measureAlignment(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  date: number,
  source: string | null,
): Promise<Alignment> {
  const lastDays = new Map<string, number>();
  for await (const lines of splitLines(pieces)) {
    for (const judgement of lines.flatMap((line) => judgeLine(line, source))) {
      if (isFault(judgement)) continue;
      const day = Math.floor(judgement.occurredAt / dayMs);
      lastDays.set(judgement.orgIdHash, Math.max(day, lastDays.get(judgement.orgIdHash) ?? day));
    }
  }
  const alignedDay = Math.floor(date / dayMs);
  return new Map([...lastDays].map(([orgIdHash, day]) => [orgIdHash, Math.floor((alignedDay - day) / 7)]));
}

/** The row, moved as its organisation is. An event of the wire is taken in now, wherever it is moved to. */
export function align(row: EventRow, alignment: Alignment): EventRow {
  const shift = (alignment.get(row.orgIdHash) ?? 0) * 7 * dayMs;
  if (shift === 0) return row;
  const ingestedAt = row.ingestedAt === null ? null : row.ingestedAt + shift;
  return { ...row, occurredAt: row.occurredAt + shift, ingestedAt };
}
