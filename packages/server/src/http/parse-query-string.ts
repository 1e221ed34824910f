import { type MetricParams, TelemetryError } from "@firsthand/contract";
import { parseJson } from "./parse-json.ts";

/** How each parameter is written in a query string. */
const writtenAs = {
  start: "text",
  end: "text",
  timeZone: "text",
  granularity: "text",
  compare: "text",
  limit: "number",
  filters: "json",
  trend: "boolean",
  nearest: "boolean",
  evidence: "boolean",
} as const satisfies Record<keyof MetricParams, "text" | "number" | "boolean" | "json">;

type FieldName = keyof typeof writtenAs;

/** The parameters of `GET /metrics/{metric}`, in the order of the documentation. */
export const queryStringFields = Object.keys(writtenAs) as FieldName[];

/**
 * Reads the query string of `GET /metrics/{metric}` into the shape that a JSON body has. Each field at most once, no
 * other field, numbers in plain digits, booleans as `true` or `false`, filters as JSON; the values are judged later.
 *
 * @throws TelemetryError `invalid_request`, `payload_too_large`, or what {@link parseJson} throws.
 */
export function parseQueryString(search: string, maxBytes: number): Record<string, unknown> {
  const params: Partial<Record<FieldName, unknown>> = {};
  for (const [name, value] of readFields(search, queryStringFields, maxBytes)) {
    params[name] = readValue(name, value);
  }
  return params;
}

/**
 * Refuses a query string where none is described.
 *
 * @throws TelemetryError `invalid_request`.
 */
export function requireNoQueryString(search: string, maxBytes: number): void {
  readFields(search, [], maxBytes);
}

function readFields<F extends string>(
  search: string,
  allowed: readonly F[],
  maxBytes: number,
): Map<F, string> {
  if (search.length > maxBytes) {
    throw new TelemetryError("payload_too_large", `The query string is larger than ${maxBytes} bytes.`, {
      details: { limit: maxBytes },
    });
  }
  requireUtf8(search);
  const fields = new Map<F, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const field = allowed.find((candidate) => candidate === name);
    if (field === undefined) {
      const known = allowed.length === 0 ? "There are none." : `The known ones are ${allowed.join(", ")}.`;
      const message = `The query string has a field that is not known here. ${known}`;
      throw new TelemetryError("invalid_request", message, { details: { allowed: [...allowed] } });
    }
    if (fields.has(field))
      throw new TelemetryError("invalid_request", `${field} stands more than once.`, { details: { field } });
    fields.set(field, value);
  }
  return fields;
}

// URLSearchParams turns broken bytes into U+FFFD, which would be a filter for something nobody asked about.
function requireUtf8(search: string): void {
  try {
    decodeURIComponent(search.replaceAll(/%(?![0-9A-Fa-f]{2})/g, "%25"));
  } catch {
    throw new TelemetryError("invalid_request", "The query string is not UTF-8.");
  }
}

function readValue(name: FieldName, value: string): unknown {
  switch (writtenAs[name]) {
    case "text":
      return value;
    case "json":
      return parseJson(value, name);
    case "number":
      if (/^[0-9]+$/.test(value)) return Number(value);
      throw new TelemetryError("invalid_request", `${name} has to be a whole number in plain digits.`, {
        details: { field: name },
      });
    case "boolean":
      if (value === "true" || value === "false") return value === "true";
      throw new TelemetryError("invalid_request", `${name} has to be true or false.`, {
        details: { field: name, allowed: ["true", "false"] },
      });
  }
}
