import { TelemetryError } from "@firsthand/contract";
import { isLine, parseLine } from "./parse-line.ts";
import type { Question } from "./question.ts";
import { readLines } from "./read-lines.ts";
import { createUnreadable } from "./response-failure.ts";

/**
 * Settles and removes each question of `open` whose line arrives. Lines with an unknown id, or with one that has been
 * answered before, are passed over. Stops reading when a line comes that nobody can be waiting for.
 *
 * @throws TelemetryError for the questions that are still open at the end: `network` when answers came and then stopped,
 * or stopped in the middle of a line, because proxies close a cut connection politely; `contract_mismatch` when what came
 * cannot be read, or is longer than `maxLength`.
 */
export async function settleFromStream(
  response: Response,
  open: Map<string, Question>,
  maxLength: number,
  onChunk: () => void,
): Promise<void> {
  if (response.body === null) throw createUnreadable();
  let hasBegun = false;
  let isReadable = true;
  let passedOver = 0;
  for await (const line of readLines(response.body, maxLength, onChunk)) {
    if (open.size === 0) return;
    const value = parseJson(line.text);
    const question = isLine(value) ? open.get(value.id) : undefined;
    if (isLine(value) && question !== undefined) {
      hasBegun = true;
      open.delete(value.id);
      const outcome = parseLine(question.metric, value);
      if (outcome instanceof TelemetryError) question.fail(outcome);
      else question.answer(outcome);
    } else {
      passedOver += line.text.length;
      if (passedOver > maxLength) throw createUnreadable();
      if (value === undefined && line.isWhole) isReadable = false;
      if (value === undefined && !line.isWhole) hasBegun = true;
    }
  }
  if (open.size === 0) return;
  if (!hasBegun || !isReadable) throw createUnreadable();
  throw new TelemetryError("network", "The connection ended before this was answered. Try again.");
}

/** The value, or undefined when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
