import type { Command } from "commander";
import { DEFAULT_HISTORY_DAYS, type Retention } from "../sealing/tables.ts";
import { parseWholeNumber } from "./parse-option.ts";

/** Adds the options of {@link Retention}, the same for every command that has to know it. */
export function addRetentionOptions(command: Command): Command {
  return command
    .option(
      "--raw-retention-days <n>",
      "days that the table keeps events; what is older is answered from sums, or is a gap",
      parseWholeNumber({ min: 1, max: 100_000 }),
      180,
    )
    .option(
      "--history-days <n>",
      "days that sums of sealed days are kept",
      parseWholeNumber({ min: 1, max: 100_000 }),
      DEFAULT_HISTORY_DAYS,
    );
}

/** What the commands were told. */
export function retentionOf({ rawRetentionDays, historyDays }: Retention): Retention {
  return { rawRetentionDays, historyDays };
}
