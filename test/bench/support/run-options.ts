import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What every bench understands. */
export interface RunOptions {
  readonly rounds: number;
  /** Where figures are written; null for nowhere. */
  readonly json: string | null;
  /** Whether a missed budget is a failure. */
  readonly check: boolean;
  /** About how many events are generated. */
  readonly events: number;
  /** Over how many days they are spread. */
  readonly days: number;
  /** How long something goes on that is measured by the clock. */
  readonly seconds: number;
}

/** Reads `--rounds`, `--json`, `--check`, `--events`, `--days` and `--seconds` from the command line. */
export function readOptions(defaults: { readonly rounds: number; readonly events?: number }): RunOptions {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: String(defaults.rounds) },
      json: { type: "string" },
      check: { type: "boolean", default: false },
      events: { type: "string", default: String(defaults.events ?? 220_000) },
      days: { type: "string", default: "180" },
      seconds: { type: "string", default: "60" },
    },
  });
  return {
    rounds: readCount(values.rounds, "--rounds"),
    events: readCount(values.events, "--events"),
    days: readCount(values.days, "--days"),
    seconds: readCount(values.seconds, "--seconds"),
    // Scripts of a package run in its folder; a path means what it means to whoever typed it.
    json: values.json === undefined ? null : resolve(process.env.INIT_CWD ?? ".", values.json),
    check: values.check,
  };
}

/** Writes figures where they were asked for, with when and on what they were measured. */
export async function writeFigures(json: string | null, figures: object): Promise<void> {
  if (json === null) return;
  const measured = { at: new Date().toISOString(), machine: describeMachine() };
  await writeFile(json, `${JSON.stringify({ ...measured, ...figures }, null, 2)}\n`);
  console.log(`\nFigures written to ${json}.`);
}

/** Processor and how busy it is: figures of a busy machine are compared with each other only. */
export function describeMachine(): string {
  const load = loadavg()[0]?.toFixed(1) ?? "unknown";
  return `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}, load ${load}, Node ${process.version}`;
}

function readCount(text: string, option: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`${option} has to be a whole number above 0, and is ${text}.`);
}
