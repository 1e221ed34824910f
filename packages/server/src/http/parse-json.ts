import { TelemetryError } from "@firsthand/contract";

/** Objects and arrays within one another. The documented bodies need seven. */
const MAX_DEPTH = 8;

/**
 * Parses JSON after checking how deep it is nested, so that nothing recursive ever sees a tower of brackets. Of a key
 * that stands twice in one object the last one counts.
 *
 * @param field - The documented name of what is parsed, for the error.
 * @throws TelemetryError `invalid_request`, or `limit_exceeded` when nested too deep.
 */
export function parseJson(text: string, field: string): unknown {
  if (depthOf(text) > MAX_DEPTH) {
    throw new TelemetryError(
      "limit_exceeded",
      `The JSON of ${field} is nested deeper than ${MAX_DEPTH} levels.`,
      {
        details: { field, limit: MAX_DEPTH },
      },
    );
  }
  return parseFlatJson(text, field);
}

/**
 * {@link parseJson} however deep it is nested, for what nothing goes down into.
 *
 * @throws TelemetryError `invalid_request`
 */
export function parseFlatJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, so it goes nowhere, not even into a log.
    throw new TelemetryError("invalid_request", `The JSON of ${field} is malformed.`, { details: { field } });
  }
}

/** The deepest nesting of JSON text; stops counting beyond the limit. Strings are skipped, with their escapes. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length && deepest <= MAX_DEPTH; i += 1) {
    const character = text[i];
    if (character === '"') i = endOfString(text, i);
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}
