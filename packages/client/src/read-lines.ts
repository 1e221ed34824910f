import { TelemetryError } from "@firsthand/contract";

/** A line of a streamed text. */
export interface Line {
  readonly text: string;
  /** False for what stands after the last line feed when the stream ends: a last line, or the piece of one. */
  readonly isWhole: boolean;
}

/**
 * The lines of a stream as they arrive, without blank ones. Stops the stream when the caller stops reading.
 *
 * @throws TelemetryError `contract_mismatch` when a line is longer than `maxLength` UTF-16 units; whatever the stream
 * throws when it breaks.
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  maxLength: number,
  onChunk: () => void,
): AsyncGenerator<Line, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    while (true) {
      const { done, value } = await reader.read();
      onChunk();
      const pieces = (done ? decoder.decode() : decoder.decode(value, { stream: true })).split("\n");
      for (const [index, piece] of pieces.entries()) {
        rest += piece;
        if (rest.length > maxLength) throw createTooLong(maxLength);
        if (index === pieces.length - 1) break;
        if (rest.trim() !== "") yield { text: rest, isWhole: true };
        rest = "";
      }
      if (done) break;
    }
    if (rest.trim() !== "") yield { text: rest, isWhole: false };
  } finally {
    // Also after a throw or an early return of the caller: the rest of the stream is of no use to anybody.
    reader.cancel().catch(() => undefined);
  }
}

function createTooLong(maxLength: number): TelemetryError {
  return new TelemetryError(
    "contract_mismatch",
    "An answer is longer than maxAnswerLength. Choose a shorter range or fewer rows.",
    { details: { limit: maxLength } },
  );
}
