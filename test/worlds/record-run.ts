/** Writes what a long run did into `docs/correctness.md`, as a row of its table; the newest stands first. */
import { readFile, writeFile } from "node:fs/promises";

const page = new URL("../../docs/correctness.md", import.meta.url);
const TABLE_HEAD = "|---|--:|--:|--:|\n";

export interface Run {
  readonly worlds: number;
  readonly questions: number;
  readonly disagreements: number;
}

export async function recordRun({ worlds, questions, disagreements }: Run): Promise<void> {
  const text = await readFile(page, "utf8");
  if (!text.includes(TABLE_HEAD)) throw new Error("docs/correctness.md has lost its table of long runs.");
  const date = new Date().toISOString().slice(0, 10);
  const row = `| ${date} | ${worlds} | ${questions} | ${disagreements} |\n`;
  await writeFile(page, text.replace(TABLE_HEAD, `${TABLE_HEAD}${row}`));
}
