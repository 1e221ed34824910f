import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { CommandFailure, exitCodes } from "./command-failure.ts";
import { describeError } from "./describe-error.ts";
import { createDoctorCommand } from "./doctor/doctor-command.ts";
import { createImportCommand } from "./import/import-command.ts";
import { createMigrateCommand } from "./migrate-command.ts";
import { createResealCommand } from "./reseal-command.ts";
import { createSealCommand } from "./seal-command.ts";
import { createServeCommand } from "./serve/serve-command.ts";
import type { Terminal } from "./terminal.ts";

const examples = `
Examples:
  $ firsthand import events.ndjson.gz --data ./telemetry
  $ firsthand doctor --data ./telemetry
  $ firsthand serve --data ./telemetry --platform

It exits with 0 when all went well, 1 when something failed and 2 when it was called wrongly.
Help on one command: firsthand <command> --help`;

/**
 * Runs the command line `firsthand` and tells how it ended.
 *
 * @param args what the user typed after the command's name.
 * @returns the exit code of the process.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(args, { from: "user" });
    return exitCodes.done;
  } catch (error) {
    // Help and version end by an error as well; commander has written what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    terminal.note(`firsthand: ${describeError(error)}`);
    return error instanceof CommandFailure ? error.exitCode : exitCodes.failed;
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command("firsthand")
    .description(
      "Product telemetry from your own ClickHouse: import events, look after the table, answer metrics.",
    )
    .version(readVersion(), "-V, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    })
    .showHelpAfterError("Run firsthand --help, or firsthand <command> --help, for what can be said.")
    .addHelpText("after", examples);
  const commands = [
    createServeCommand,
    createImportCommand,
    createMigrateCommand,
    createSealCommand,
    createResealCommand,
    createDoctorCommand,
  ];
  for (const create of commands) program.addCommand(create(terminal).copyInheritedSettings(program));
  return program;
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return manifest.version;
}
