import { Command } from "commander";
import { sealDays } from "../sealing/seal-days.ts";
import type { SealProgress, SealSummary } from "../sealing/seal-options.ts";
import { count } from "./figures.ts";
import { retentionOf } from "./retention-options.ts";
import { addSealingOptions, type SealingOptions } from "./sealing-options.ts";
import { openStore } from "./store.ts";
import { requireTable } from "./table/raw-table.ts";
import type { Terminal } from "./terminal.ts";
import { untilInterrupted } from "./until-interrupted.ts";

interface SealCommandOptions extends SealingOptions {
  readonly verify?: true;
}

const examples = `
A day is sealed when it has been over for an hour and no event of it has come for a while. The table of events is only
read; the sealed rows are in tables beside it. Ctrl-C stops between two steps, and what is sealed by then stays.

Examples:
  $ firsthand seal --data ./telemetry
  $ firsthand seal --clickhouse http://localhost:8123 --verify`;

/** `firsthand seal`: days that are over into typed rows, from which answers are read faster. */
export function createSealCommand(terminal: Terminal): Command {
  const command = new Command("seal")
    .description("seal the days that are over, so that answers about them take less time")
    .option("--verify", "compare every sealed day with its events");
  return addSealingOptions(command)
    .addHelpText("after", examples)
    .action((options: SealCommandOptions) => seal(options, terminal));
}

async function seal(options: SealCommandOptions, terminal: Terminal): Promise<void> {
  const store = await openStore(options, "require");
  const progress = terminal.progress();
  try {
    await requireTable(store);
    const summary = await untilInterrupted(progress, (signal, setProgress) =>
      sealDays(store.clickhouse, {
        ...retentionOf(options),
        quietForMs: options.quietMinutes * 60_000,
        verify: options.verify,
        signal,
        onProgress: (now) => setProgress(describeProgress(now)),
      }),
    );
    terminal.out(options.json === true ? JSON.stringify(summary) : describeSummary(summary));
  } finally {
    await store.close();
  }
}

/** Where sealing stands, for the line of progress. */
export function describeProgress({ daysDone, days }: SealProgress): string {
  return `Sealing: ${daysDone.toLocaleString("en-US")} of ${count(days, "day")} done`;
}

/** What sealing did, for a person. */
export function describeSummary({ sealed, confirmed, busy, events }: SealSummary): string {
  if (sealed + confirmed + busy === 0) return "Every day that is over is sealed already.";
  const parts = [
    `${count(sealed, "day")} sealed (${count(events, "event")})`,
    ...(confirmed === 0 ? [] : [`${confirmed.toLocaleString("en-US")} confirmed`]),
    ...(busy === 0
      ? []
      : [
          `${busy.toLocaleString("en-US")} left for later because events of ${busy === 1 ? "it" : "them"} came just now or are being changed`,
        ]),
  ];
  return `${parts.join(", ")}.`;
}
