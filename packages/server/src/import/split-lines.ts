/** One line of the file, without its line end, or why it could not be read. `number` counts from 1. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null; readonly fault: "too-long" | "not-utf8" };

/** The longest line that is read, in bytes: twice the largest batch that the wire allows. */
export const maxLineBytes = 4 * 1024 * 1024;

const newline = 10;
const carriageReturn = 13;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Cuts pieces of a file into its lines, a list of them for each piece. At most one line is held in memory; of a line
 * that is too long only the length is known. A byte order mark and carriage returns at line ends are dropped, blank lines
 * are counted but not handed on.
 */
export async function* splitLines(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  longest: number = maxLineBytes,
): AsyncGenerator<Line[]> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let number = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  const hold = (piece: Uint8Array): void => {
    heldBytes += piece.length;
    if (heldBytes > longest) held = [];
    // Copied, because the giver may use its memory again; not with slice, which shares it when it is a Buffer.
    else if (piece.length > 0) held.push(new Uint8Array(piece));
  };
  const takeLine = (): Line | null => {
    const bytes = heldBytes;
    const whole = held.length === 1 && held[0] !== undefined ? held[0] : join(held);
    held = [];
    heldBytes = 0;
    number += 1;
    if (bytes > longest) return { number, text: null, fault: "too-long" };
    return decode(number, number === 1 ? withoutMark(whole) : whole, decoder);
  };

  for await (const piece of pieces) {
    const bytes = typeof piece === "string" ? encoder.encode(piece) : piece;
    const lines: Line[] = [];
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      hold(bytes.subarray(from, end));
      const line = takeLine();
      if (line !== null) lines.push(line);
      from = end + 1;
    }
    hold(bytes.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (heldBytes > 0) {
    const line = takeLine();
    if (line !== null) yield [line];
  }
}

function decode(number: number, bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): Line | null {
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  try {
    const text = decoder.decode(bytes.subarray(0, end));
    return /\S/.test(text) ? { number, text } : null;
  } catch {
    return { number, text: null, fault: "not-utf8" };
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return byteOrderMark.every((byte, index) => bytes[index] === byte) ? bytes.subarray(3) : bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
