/** A piece of the notes, and where it goes. */
export interface PlacedNote {
  readonly text: string;
  /** From 0. */
  readonly line: number;
  /** From where lines begin. */
  readonly offsetPx: number;
}

/** Notes behind each other, as many to a line as fit. One that is longer than a line is broken between its words, and a word in itself. */
export function flowNotes(
  notes: readonly string[],
  { widthPx, gapPx }: { readonly widthPx: number; readonly gapPx: number },
  measure: (text: string) => number,
): readonly PlacedNote[] {
  const placed: PlacedNote[] = [];
  let line = 0;
  let offsetPx = 0;
  for (const text of notes.flatMap((note) => breakNote(note, widthPx, measure))) {
    if (offsetPx > 0 && offsetPx + measure(text) > widthPx) {
      line++;
      offsetPx = 0;
    }
    placed.push({ text, line, offsetPx });
    offsetPx += measure(text) + gapPx;
  }
  return placed;
}

function breakNote(note: string, widthPx: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of note.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= widthPx) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const letter of word) {
      if (line !== "" && measure(line + letter) > widthPx) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return [...lines, line];
}
