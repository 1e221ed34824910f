import {
  commonDimensions,
  filterSchema,
  type Limits,
  type MetricParams,
  TelemetryError,
} from "@firsthand/contract";
import type * as z from "zod/mini";
import { queryStringFields } from "./parse-query-string.ts";

type Issue = z.core.$ZodIssue;

/** What each parameter has to be, in words that complete "<field> has to be …". */
const expected = {
  start: "a date such as 2026-01-31 or an RFC 3339 instant such as 2026-01-31T00:00:00Z",
  end: "a date such as 2026-01-31 or an RFC 3339 instant such as 2026-01-31T00:00:00Z",
  timeZone: "an IANA time zone such as Europe/Berlin",
  granularity: "one of the documented values",
  compare: "one of the documented values",
  limit: "a whole number from 1",
  filters: "a list of { dimension, operator, values }, with at least one string or null in values",
  trend: "true or false",
  nearest: "true or false",
  evidence: "true or false",
} as const satisfies Record<keyof MetricParams, string>;

const filterFields = Object.keys(filterSchema(commonDimensions).shape);

/**
 * The error for the first thing that a schema found wrong with a question's parameters. Made of documented names and
 * limits alone: the schema library's own messages repeat what was sent, so they are not used.
 */
export function describeIssue(issue: Issue, limits: Limits): TelemetryError {
  const field = formatPath(issue.path);
  const name = expectedName(issue.path[0]);
  if (issue.code === "unrecognized_keys")
    return unknownField(field, name === undefined ? queryStringFields : filterFields);
  if (name === undefined)
    return new TelemetryError("invalid_request", "The parameters have to be an object.", {
      details: { field: "params" },
    });
  if (name === "limit" && issue.code === "too_big") {
    return new TelemetryError("limit_exceeded", `limit is over the limit of ${limits.rows}.`, {
      details: { field, limit: limits.rows },
    });
  }
  if (issue.code === "invalid_value") return unknownValue(name, field, issue.values.map(String));
  return new TelemetryError(codeOf(name), `${name} has to be ${expected[name]}.`, { details: { field } });
}

/** A path of documented names, such as `filters[0].dimension`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

/** The error for an object with a field that is not described; it is not named, because its name is input. */
export function unknownField(parent: string, allowed: readonly string[]): TelemetryError {
  const where = parent === "" ? "The question" : parent;
  const message = `${where} has a field that is not known here. The known ones are ${allowed.join(", ")}.`;
  return new TelemetryError("invalid_request", message, {
    details: { ...(parent === "" ? {} : { field: parent }), allowed: [...allowed] },
  });
}

function unknownValue(name: keyof MetricParams, field: string, allowed: string[]): TelemetryError {
  const code = name === "filters" ? "invalid_filter" : "invalid_request";
  return new TelemetryError(code, `${field} has to be one of ${allowed.join(", ")}.`, {
    details: { field, allowed },
  });
}

function expectedName(part: PropertyKey | undefined): keyof MetricParams | undefined {
  return queryStringFields.find((field) => field === part);
}

function codeOf(name: keyof MetricParams) {
  if (name === "start" || name === "end") return "invalid_time_range";
  return name === "timeZone" ? "invalid_time_zone" : "invalid_request";
}
