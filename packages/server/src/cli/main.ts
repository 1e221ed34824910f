#!/usr/bin/env node
import { runCommandLine } from "./program.ts";
import { openTerminal } from "./terminal.ts";

// A reader such as `head` that has seen enough is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// Not left to the event loop: connections of the engine may keep it alive.
process.exit(await runCommandLine(process.argv.slice(2), openTerminal()));
