import { Command } from "commander";
import { type Alignment, measureAlignment } from "../../import/alignment.ts";
import { describeFault } from "../../import/faults.ts";
import { importEvents } from "../../import/import-events.ts";
import type { ImportSummary } from "../../import/import-summary.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { parseDay } from "../parse-option.ts";
import { addStoreOptions, openStore, type StoreOptions } from "../store.ts";
import { createOrAcceptTable } from "../table/raw-table.ts";
import type { Terminal } from "../terminal.ts";
import { type EventFile, openEventFile } from "./event-file.ts";
import { describeFaults, describeLosses, describeSummary, toJson } from "./import-report.ts";

interface ImportCommandOptions extends StoreOptions {
  readonly source?: string;
  readonly alignTo?: number;
  readonly strict?: true;
  readonly json?: true;
}

const examples = `
What it reads: one JSON object a line, each a row of the table (eleven columns), an event of the wire or a batch
of events; gzip is recognised by content. A broken line is named and left out.

Examples:
  $ firsthand import events.ndjson.gz --data ./telemetry
  $ firsthand import events.ndjson --data ./telemetry --align-to 2026-11-24
  $ firsthand import batches.ndjson --clickhouse http://localhost:8123 --strict
  $ zcat export/*.gz | firsthand import - --data ./telemetry`;

/** `firsthand import`: events from a file into the raw table. */
export function createImportCommand(terminal: Terminal): Command {
  const command = new Command("import")
    .description("store the events of a file; the same events again change no number")
    .argument("<file>", "NDJSON, plain or compressed with gzip; - reads standard input")
    .option("--source <name>", "who produced the events that are not in a batch")
    .option(
      "--align-to <date>",
      "move each organisation's events by whole weeks, so that its last UTC day is on or before YYYY-MM-DD",
      parseDay,
    )
    .option("--strict", "end at the first broken line instead of leaving it out")
    .option("--json", "print the counts as JSON");
  return addStoreOptions(command)
    .addHelpText("after", examples)
    .action((name: string, options: ImportCommandOptions) => runImport(name, options, terminal));
}

async function runImport(name: string, options: ImportCommandOptions, terminal: Terminal): Promise<void> {
  const { alignTo = null, source = null } = options;
  const file = await openEventFile(name);
  if (alignTo !== null && file.sizeBytes === null) {
    throw usageFailure(
      "--align-to reads the file twice, which standard input cannot be: save it to a file first.",
    );
  }
  const store = await openStore(options, "create");
  try {
    const { isNew, retentionDays } = await createOrAcceptTable(store, { ttl: true });
    if (isNew)
      terminal.note(`Made the table of events in ${store.name}; it keeps them for ${retentionDays} days.`);
    const alignment = alignTo === null ? undefined : await measure(file, alignTo, source, terminal);
    const progress = terminal.progress();
    const interrupt = new AbortController();
    const onInterrupt = () => interrupt.abort();
    process.once("SIGINT", onInterrupt);
    const startedAt = Date.now();
    const summary = await importEvents(store.clickhouse, file.read(), {
      retentionDays,
      source,
      alignment,
      onFault: options.strict ? "stop" : "skip",
      signal: interrupt.signal,
      onProgress: ({ stored }) => progress.show(describeProgress(file, stored, Date.now() - startedAt)),
    });
    process.off("SIGINT", onInterrupt);
    progress.end();
    report(file, summary, { retentionDays, asJson: options.json === true }, terminal);
  } finally {
    await store.close();
  }
}

async function measure(
  file: EventFile,
  alignTo: number,
  source: string | null,
  terminal: Terminal,
): Promise<Alignment> {
  terminal.note(`Reading ${file.name} for the last day of each organisation …`);
  try {
    return await measureAlignment(file.read(), alignTo, source);
  } catch (cause) {
    throw new CommandFailure(`${describeUnreadable(file, cause)} Nothing was stored.`, { cause });
  }
}

function report(
  file: EventFile,
  summary: ImportSummary,
  how: { readonly retentionDays: number | null; readonly asJson: boolean },
  terminal: Terminal,
): void {
  for (const remark of describeFaults(summary)) terminal.note(remark);
  for (const remark of describeLosses(summary, how.retentionDays)) terminal.note(remark);
  terminal.out(how.asJson ? JSON.stringify(toJson(summary)) : describeSummary(summary));

  const failure = describeEnd(file, summary);
  if (failure !== null) throw failure;
  if (summary.read === 0) terminal.note(`${file.name} holds no events.`);
}

function describeEnd(file: EventFile, { end, read, stored }: ImportSummary): CommandFailure | null {
  const soFar = `${stored.toLocaleString("en-US")} rows had been stored; they stay, and importing them again changes nothing.`;
  switch (end.kind) {
    case "complete":
      return read > 0 && stored === 0
        ? new CommandFailure(`Nothing of ${file.name} could be stored. The reasons are listed above.`)
        : null;
    case "stopped":
      return new CommandFailure(
        `Stopped at ${describeFault(end.fault)}. ${soFar} Correct the line, or leave out --strict to skip it.`,
      );
    case "aborted":
      return new CommandFailure(`Interrupted. ${soFar}`);
    case "unreadable":
      return new CommandFailure(`${describeUnreadable(file, end.cause)} ${soFar}`, { cause: end.cause });
    case "not-stored":
      return new CommandFailure(`ClickHouse did not take the rows: ${rootMessage(end.cause)} ${soFar}`, {
        cause: end.cause,
      });
  }
}

function describeUnreadable(file: EventFile, cause: unknown): string {
  if (cause instanceof CommandFailure) return `${file.name} cannot be imported: ${cause.message}`;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "Z_BUF_ERROR") {
    return `${file.name} ends in the middle of its compressed data: it is incomplete. Get the whole file and import it again.`;
  }
  if (typeof code === "string" && code.startsWith("Z_")) {
    return `${file.name} is damaged: its compressed data cannot be read to the end. Get the file again.`;
  }
  return `${file.name} cannot be read to its end (${cause instanceof Error ? cause.message : cause}).`;
}

function describeProgress(file: EventFile, stored: number, elapsedMs: number): string {
  const share = file.sizeBytes ? `${Math.floor((100 * file.bytesRead()) / file.sizeBytes)} %, ` : "";
  const rate = Math.round((stored * 1000) / Math.max(elapsedMs, 1));
  return `Importing ${file.name}: ${share}${stored.toLocaleString("en-US")} rows stored, ${rate.toLocaleString("en-US")} rows/s`;
}

/** What the engine said, which stands at the bottom of the causes. */
function rootMessage(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? (cause.message.split("\n", 1)[0] ?? "") : String(cause);
}
