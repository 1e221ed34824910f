/**
 * Which instants a question is about: `[start, end)`.
 *
 * A date means the first instant of that local date, anything else is an instant. Without a start it is the first
 * instant of the local date 29 days before today, without an end the first instant of tomorrow.
 */
import { addDays } from "./calendar-date.ts";
import { localTimeAt } from "./local-time.ts";
import { firstInstantOf } from "./wall-clock.ts";

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface RangeQuestion {
  readonly start?: string;
  readonly end?: string;
  readonly timeZone: string;
}

export function rangeOf(question: RangeQuestion, now: number): Range {
  const { timeZone } = question;
  const today = localTimeAt(timeZone, now).date;
  return {
    start: instantOfBound(timeZone, question.start ?? addDays(today, -29)),
    end: instantOfBound(timeZone, question.end ?? addDays(today, 1)),
  };
}

function instantOfBound(timeZone: string, bound: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(bound) ? firstInstantOf(timeZone, bound) : Date.parse(bound);
}
