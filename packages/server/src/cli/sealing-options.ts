import type { Command } from "commander";
import type { Retention } from "../sealing/tables.ts";
import { parseWholeNumber } from "./parse-option.ts";
import { addRetentionOptions } from "./retention-options.ts";
import { addStoreOptions, type StoreOptions } from "./store.ts";

/** What both commands that seal take. */
export interface SealingOptions extends StoreOptions, Retention {
  readonly quietMinutes: number;
  readonly json?: true;
}

/** Adds the options of {@link SealingOptions}. */
export function addSealingOptions(command: Command): Command {
  return addStoreOptions(
    addRetentionOptions(command)
      .option(
        "--quiet-minutes <n>",
        "minutes without a new event of a day, before it is sealed",
        parseWholeNumber({ max: 100_000 }),
        10,
      )
      .option("--json", "print the counts as JSON"),
  );
}
