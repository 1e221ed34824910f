import type { EventRow } from "./event-row.ts";
import type { Fault } from "./faults.ts";
import { judgeBatch, judgeSingleEvent } from "./judge-event.ts";
import { judgeRow } from "./judge-row.ts";
import { isRecord, Refusal } from "./refusal.ts";
import type { Line } from "./split-lines.ts";

/** A row, or why there is none. */
export type Judgement = EventRow | Fault;

/** Whether the judgement is a refusal. */
export function isFault(judgement: Judgement): judgement is Fault {
  return "reason" in judgement;
}

/**
 * Judges one line: a row of the table, an event of the wire or a batch of events. Only what the table needs is judged
 * (every column there and of its type, times that are times, a payload that is an object); values are taken as they
 * stand. A batch has a judgement for each event, every other line has one.
 *
 * `source` says who produced the events that are not in a batch; null when nobody said.
 */
export function judgeLine(line: Line, source: string | null): Judgement[] {
  if (line.text === null) return [fault(line.number, null, new Refusal(line.fault))];
  const judged = judgeText(line.text, source);
  if (!Array.isArray(judged)) {
    return [judged instanceof Refusal ? fault(line.number, null, judged) : judged];
  }
  return judged.map((row, index) => (row instanceof Refusal ? fault(line.number, index + 1, row) : row));
}

function judgeText(text: string, source: string | null): EventRow | Refusal | (EventRow | Refusal)[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Refusal("not-json");
  }
  if (!isRecord(value)) return new Refusal("unknown-shape");
  const mayBeBroken = /\\u[dD]/.test(text);
  if ("events" in value) return judgeBatch(value, mayBeBroken);
  const isEvent = "eventId" in value || "payload" in value;
  return isEvent ? judgeSingleEvent(value, source, mayBeBroken) : judgeRow(value, mayBeBroken);
}

function fault(line: number, event: number | null, refusal: Refusal): Fault {
  return { line, event, reason: refusal.reason, field: refusal.field };
}
