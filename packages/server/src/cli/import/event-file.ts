import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CommandFailure } from "../command-failure.ts";

/** A file of events, or standard input, that is read as NDJSON whether it is compressed or not. */
export interface EventFile {
  /** As the user wrote it; the words "Standard input" for `-`. */
  readonly name: string;
  /** Null for standard input and pipes, which can be read only once. */
  readonly sizeBytes: number | null;
  /** Bytes that the last reading has taken from the file, before they are decompressed. */
  bytesRead(): number;
  /** Reads the file from its beginning. Rejects when it cannot be read or ends in the middle of compressed data. */
  read(): AsyncGenerator<Uint8Array>;
}

const pieceBytes = 256 * 1024;

/**
 * Finds the file; `-` is standard input.
 *
 * @throws CommandFailure when it is not there or not a file.
 */
export async function openEventFile(name: string): Promise<EventFile> {
  let bytesRead = 0;
  async function* read(): AsyncGenerator<Uint8Array> {
    bytesRead = 0;
    const stream = name === "-" ? process.stdin : createReadStream(name, { highWaterMark: pieceBytes });
    yield* decompress(counted(stream));
  }
  async function* counted(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of stream) {
      bytesRead += piece.length;
      yield piece;
    }
  }
  const shown = name === "-" ? "Standard input" : name;
  return {
    name: shown,
    sizeBytes: name === "-" ? null : await measure(name),
    bytesRead: () => bytesRead,
    read,
  };
}

async function measure(name: string): Promise<number | null> {
  try {
    const file = await stat(name);
    if (file.isDirectory()) {
      throw new CommandFailure(`${name} is a directory. Name one file, such as ${name}/events.ndjson.gz.`);
    }
    return file.isFile() ? file.size : null;
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new CommandFailure(
      isMissing
        ? `There is no file ${resolve(name)}. Check the name; it is looked up from where you stand.`
        : `${name} cannot be read (${cause instanceof Error ? cause.message : cause}).`,
      { cause },
    );
  }
}

/** Judges by the first bytes, not by the name, whether the data is compressed. */
async function* decompress(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, rest } = await takeHead(pieces, 512);
  const format = formatOf(head);
  if (format === "text") {
    yield* rest;
  } else if (format === "gzip") {
    const gunzip = createGunzip({ chunkSize: pieceBytes });
    // What goes wrong in the pipeline destroys gunzip, so that the loop below throws it.
    pipeline(Readable.from(rest, { objectMode: false, highWaterMark: pieceBytes }), gunzip).catch(() => {});
    yield* gunzip;
  } else {
    throw new CommandFailure(`this is ${format}. Give NDJSON as UTF-8 text, plain or compressed with gzip.`);
  }
}

async function takeHead(pieces: AsyncGenerator<Uint8Array>, bytes: number) {
  let head: Uint8Array = new Uint8Array();
  while (head.length < bytes) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* pieces;
  }
  return { head, rest: rest() };
}

const magicNumbers = [
  [[0x1f, 0x8b], "gzip"],
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed with zstd"],
  [[0xfd, 0x37, 0x7a, 0x58], "compressed with xz"],
  [[0x42, 0x5a, 0x68], "compressed with bzip2"],
  [[0xff, 0xfe], "text in UTF-16"],
  [[0xfe, 0xff], "text in UTF-16"],
] as const;

function formatOf(head: Uint8Array): string {
  const known = magicNumbers.find(([magic]) => magic.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known[1];
  return head.includes(0) ? "a binary file" : "text";
}
