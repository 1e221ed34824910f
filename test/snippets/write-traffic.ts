import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generateTraffic, type TrafficOptions, toTableRow } from "@firsthand/testing/traffic";

/** Writes generated events as rows of the raw table, one line of JSON each, for `firsthand import`. */
export async function writeTraffic(file: string, options: TrafficOptions): Promise<void> {
  await pipeline(Readable.from(linesOf(options)), createWriteStream(file));
}

function* linesOf(options: TrafficOptions): Iterable<string> {
  for (const { event, source, ingestedAt } of generateTraffic(options)) {
    yield `${JSON.stringify(toTableRow(event, { source, ingestedAt }))}\n`;
  }
}
