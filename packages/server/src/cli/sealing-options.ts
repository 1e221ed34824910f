import type { Command } from "commander";
import { parseWholeNumber } from "./parse-option.ts";
import { addStoreOptions, type StoreOptions } from "./store.ts";

/** What both commands that seal take. */
export interface SealingOptions extends StoreOptions {
  readonly rawRetentionDays: number;
  readonly quietMinutes: number;
  readonly json?: true;
}

/** Adds the options of {@link SealingOptions}. */
export function addSealingOptions(command: Command): Command {
  return addStoreOptions(
    command
      .option(
        "--raw-retention-days <n>",
        "days that the table keeps events, as the handler is told",
        parseWholeNumber({ min: 1, max: 100_000 }),
        180,
      )
      .option(
        "--quiet-minutes <n>",
        "minutes without a new event of a day, before it is sealed",
        parseWholeNumber({ max: 100_000 }),
        10,
      )
      .option("--json", "print the counts as JSON"),
  );
}
