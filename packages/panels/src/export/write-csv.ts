/** A cell: null is empty, a number is written as it is. */
export type CsvCell = string | number | null;

/**
 * Rows as RFC 4180 has them, in UTF-8 with the mark by which spreadsheets know it. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers do not, so that a fall of 5 % stays a number.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("")}`;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /["',;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Also with white space in front, which some spreadsheets drop, and in the full-width forms, which some take for the plain ones. */
function isFormula(text: string): boolean {
  return /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(text);
}
