import { Command } from "commander";
import { type ResealProgress, type ResealSummary, resealDays } from "../sealing/reseal-days.ts";
import { usageFailure } from "./command-failure.ts";
import { count } from "./figures.ts";
import { parseDay } from "./parse-option.ts";
import { retentionOf } from "./retention-options.ts";
import { describeProgress } from "./seal-command.ts";
import { addSealingOptions, type SealingOptions } from "./sealing-options.ts";
import { openStore } from "./store.ts";
import { requireTable } from "./table/raw-table.ts";
import type { Terminal } from "./terminal.ts";
import { untilInterrupted } from "./until-interrupted.ts";

interface ResealCommandOptions extends SealingOptions {
  readonly from: number;
  readonly to: number;
}

const examples = `
For an erasure: delete the person's rows from the table of events first, and wait until they are gone (SETTINGS
mutations_sync = 2). All that was sealed of the days is deleted then, and the days that the table keeps whole are sealed
anew from what is left. On a server that takes a quarter of a minute longer, for questions that were asked before.

Examples:
  $ firsthand reseal --from 2026-03-01 --to 2026-03-31 --data ./telemetry
  $ firsthand reseal --from 2026-11-20 --to 2026-11-20 --clickhouse http://localhost:8123`;

/** `firsthand reseal`: days anew from the table of events, and nothing left of what was sealed of them. */
export function createResealCommand(terminal: Terminal): Command {
  const command = new Command("reseal")
    .description("delete what was sealed of some days and seal them anew, after an erasure")
    .requiredOption("--from <date>", "first UTC day, YYYY-MM-DD", parseDay)
    .requiredOption("--to <date>", "last UTC day, YYYY-MM-DD, included", parseDay);
  return addSealingOptions(command)
    .addHelpText("after", examples)
    .action((options: ResealCommandOptions) => reseal(options, terminal));
}

async function reseal(options: ResealCommandOptions, terminal: Terminal): Promise<void> {
  if (options.to < options.from) {
    throw usageFailure("--to is before --from: they are the first and the last UTC day, both included.");
  }
  const store = await openStore(options, "require");
  const progress = terminal.progress();
  try {
    await requireTable(store);
    const summary = await untilInterrupted(progress, (signal, setProgress) =>
      resealDays(store.clickhouse, {
        from: dayOf(options.from),
        to: dayOf(options.to),
        ...retentionOf(options),
        quietForMs: options.quietMinutes * 60_000,
        // Nobody else can be asking an embedded engine that this process holds.
        questionsEndWithinMs: options.data === undefined ? undefined : 0,
        signal,
        onProgress: (now) => setProgress(describe(now)),
      }),
    );
    terminal.out(options.json === true ? JSON.stringify(summary) : describeSummary(summary, options));
  } finally {
    await store.close();
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function describe({ step, ...where }: ResealProgress): string {
  if (step === "taken out") return `${count(where.days, "day")} taken out of the seals`;
  if (step === "deleted") return `Sealed rows of ${count(where.days, "day")} deleted`;
  return describeProgress({ step, ...where });
}

function describeSummary(
  { takenOut, sealed, busy, expired }: ResealSummary,
  { rawRetentionDays }: ResealCommandOptions,
): string {
  const parts = [
    `${count(takenOut, "sealed day")} taken out and deleted`,
    `${count(sealed, "day")} sealed anew`,
    ...(busy === 0
      ? []
      : [
          `${count(busy, "day")} left for the next sealing because events came just now or are being changed`,
        ]),
    ...(expired === 0
      ? []
      : [
          `${count(expired, "day")} not sealed again because ${expired === 1 ? "it is" : "they are"} older than ${count(rawRetentionDays, "day")}`,
        ]),
  ];
  return `${parts.join(", ")}.`;
}
