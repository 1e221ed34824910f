import { maxLineBytes } from "./split-lines.ts";

/** Why a line, or an event of it, cannot become a row. The text heads a count in a summary. */
export const faultReasons = {
  "too-long": "longer than a line may be",
  "not-utf8": "not UTF-8 text",
  "not-json": "not JSON",
  "unknown-shape": "neither a row of the table nor an event nor a batch of events",
  "missing-field": "a field that every row needs is missing",
  "wrong-type": "a field of the wrong type",
  "broken-text": "a text that is not well-formed Unicode",
  "payload-not-an-object": "a payload that is not a JSON object",
  "payload-not-flat": "a payload that holds lists or objects",
  "not-a-time": "a time that is not a time",
  "no-source": "an event that does not say its source",
  "other-organisation": "an event of another organisation than its batch",
} as const;

/** One of {@link faultReasons}. */
export type FaultReason = keyof typeof faultReasons;

/** What is wrong with one line, or with one event of the batch on it. Never holds a value of the file. */
export interface Fault {
  /** Counted from 1. */
  readonly line: number;
  /** Which event of the batch, counted from 1; null when the line is not a batch. */
  readonly event: number | null;
  readonly reason: FaultReason;
  /** The documented name of the column or field at fault; null when it is the line itself. */
  readonly field: string | null;
}

/** The fault as a person reads it, such as `line 7, event 2: ts is not a time`. */
export function describeFault(fault: Fault): string {
  const place = fault.event === null ? `line ${fault.line}` : `line ${fault.line}, event ${fault.event}`;
  return `${place}: ${describeReason(fault)}`;
}

function describeReason({ reason, field }: Fault): string {
  switch (reason) {
    case "too-long":
      return `longer than ${maxLineBytes.toLocaleString("en-US")} bytes, the most a line may have`;
    case "missing-field":
      return `${field} is missing`;
    case "wrong-type":
      return `${field} is not ${wantedType(field)}`;
    case "broken-text":
      return `${field} is not well-formed Unicode: it holds half of a surrogate pair`;
    case "payload-not-an-object":
      return `${field} is not a JSON object`;
    case "payload-not-flat":
      return `${field} holds lists or objects; the payload of an event is flat`;
    case "not-a-time":
      return `${field} is not a time`;
    case "no-source":
      return "an event by itself does not say its source; name it with --source";
    default:
      return faultReasons[reason];
  }
}

function wantedType(field: string | null): string {
  if (field === "route_pattern" || field === "routePattern" || field === "orgIdHash") return "text or null";
  return field === "events" ? "a list" : "text";
}
