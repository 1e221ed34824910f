import { Command } from "commander";
import type { Retention } from "../../sealing/tables.ts";
import { CommandFailure } from "../command-failure.ts";
import { addRetentionOptions, retentionOf } from "../retention-options.ts";
import { addStoreOptions, openStore, type StoreOptions } from "../store.ts";
import type { FindingStatus } from "../table/finding.ts";
import type { Terminal } from "../terminal.ts";
import { type Diagnosis, examine } from "./examine.ts";

interface DoctorOptions extends StoreOptions, Retention {
  readonly json?: true;
}

const examples = `
Nothing is changed. It exits with 0 unless a check fails; warnings are worth a look and fail nothing.

Examples:
  $ firsthand doctor --data ./telemetry
  $ firsthand doctor --clickhouse http://localhost:8123 --database product --json`;

/** `firsthand doctor`: what is right and what is not about the table, its rows and the engine. */
export function createDoctorCommand(terminal: Terminal): Command {
  const command = new Command("doctor")
    .description("check the table, its rows and the engine, and say what to do")
    .option("--json", "print the findings as JSON");
  return addStoreOptions(addRetentionOptions(command))
    .addHelpText("after", examples)
    .action((options: DoctorOptions) => doctor(options, terminal));
}

async function doctor(options: DoctorOptions, terminal: Terminal): Promise<void> {
  const store = await openStore(options, "require");
  const diagnoses: Diagnosis[] = [];
  try {
    for await (const diagnosis of examine(store.clickhouse, retentionOf(options))) {
      diagnoses.push(diagnosis);
      if (options.json !== true) terminal.out(describe(diagnosis));
    }
  } finally {
    await store.close();
  }
  const failed = diagnoses.filter(({ status }) => status === "failure").length;
  if (options.json === true) terminal.out(JSON.stringify({ ok: failed === 0, checks: diagnoses }, null, 2));
  if (failed > 0) {
    throw new CommandFailure(`${failed} of ${diagnoses.length} checks failed. What to do stands with each.`);
  }
}

const marks: Readonly<Record<FindingStatus, string>> = {
  ok: "ok     ",
  warning: "WARNING",
  failure: "FAILED ",
};

function describe({ status, title, message, action }: Diagnosis): string {
  const line = `${marks[status]}  ${title}: ${message}`;
  return action === null ? line : `${line}\n         → ${action}`;
}
