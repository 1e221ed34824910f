import { type Catalogue, openCatalogue } from "@firsthand/contract";
import type { ClickHouse, Writer } from "../clickhouse/port.ts";
import { checkCount, unusable } from "../http/check-option.ts";
import { InboxStore } from "./inbox-store.ts";
import { IngestLine } from "./ingest-line.ts";
import { IngestRoom } from "./ingest-room.ts";
import { Intake } from "./intake.ts";
import { rememberWords } from "./remember-words.ts";

/** How a handler takes events. Read docs/capture.md for what an answer promises. */
export interface IngestOptions {
  /** What writes to the table that the handler reads. It makes two tables more, `…_inbox` and `…_intake`, and never alters the host's. */
  readonly writer: Writer;
  /** The product's own words; nothing else is taken then. @default identifiers and routes are open */
  readonly catalogue?: Catalogue | undefined;
  /** How old an event may be by the server's clock, in days; never older than the raw table keeps. @default 7 */
  readonly maxEventAgeDays?: number | undefined;
  /** How far an event may lie ahead of the server's clock, in milliseconds. @default 600000, ten minutes */
  readonly maxEventAheadMs?: number | undefined;
  /** Bytes of batches that are read and not yet stored, over all scopes; one scope gets a quarter. @default 67108864, 64 MiB */
  readonly waitingBytes?: number | undefined;
  /** How long a batch waits to be stored, and one statement for the engine, in milliseconds. @default 10000 */
  readonly storeTimeoutMs?: number | undefined;
}

/** {@link IngestOptions} with every default in place. */
export interface Ingest {
  readonly catalogue: Catalogue;
  readonly maxEventAgeMs: number;
  readonly maxEventAheadMs: number;
  readonly storeTimeoutMs: number;
  readonly room: IngestRoom;
  readonly line: IngestLine;
  readonly intake: Intake;
  /** Batches that were read, until it is known what became of them. */
  readonly underWay: Set<Promise<unknown>>;
}

/** Resolves when everything that was taken until now is stored and counted, or its failure was told. */
export async function settleIngest({ underWay, intake }: Ingest): Promise<void> {
  await Promise.allSettled(underWay);
  await intake.flush();
}

const DAY_MS = 86_400_000;

/**
 * Completes and checks what a host says of taking events.
 *
 * @throws TelemetryError `invalid_request` naming the option that is not usable.
 */
export function completeIngest(
  options: IngestOptions,
  {
    clickhouse: { reader, table },
    rawRetentionDays,
    now,
    onFailure,
  }: {
    readonly clickhouse: Pick<ClickHouse, "reader" | "table">;
    readonly rawRetentionDays: number;
    readonly now: () => number;
    readonly onFailure: (error: unknown) => void;
  },
): Ingest {
  if (typeof options.writer?.insertJsonLines !== "function")
    throw unusable(
      "ingest.writer",
      "has to be the writer of what connectClickHouse or openEmbeddedClickHouse returns",
    );
  const storeTimeoutMs = checkCount(options.storeTimeoutMs ?? 10_000, "ingest.storeTimeoutMs");
  const waitingBytes = checkCount(options.waitingBytes ?? 64 * 1024 * 1024, "ingest.waitingBytes");
  const maxEventAgeDays = checkCount(options.maxEventAgeDays ?? 7, "ingest.maxEventAgeDays");
  const clickhouse = { reader, table, writer: options.writer };
  return {
    catalogue: rememberWords(options.catalogue ?? openCatalogue),
    maxEventAgeMs: Math.min(maxEventAgeDays, rawRetentionDays) * DAY_MS,
    maxEventAheadMs: checkCount(options.maxEventAheadMs ?? 600_000, "ingest.maxEventAheadMs"),
    storeTimeoutMs,
    room: new IngestRoom({
      totalBytes: waitingBytes,
      scopeBytes: Math.ceil(waitingBytes / 4),
      retryAfterSeconds: 2,
    }),
    line: new IngestLine(
      new InboxStore({ clickhouse, rawRetentionDays, timeoutMs: storeTimeoutMs, onRefused: onFailure }),
      { now, onRefused: onFailure },
    ),
    intake: new Intake({ clickhouse, timeoutMs: storeTimeoutMs, now, onFailure }),
    underWay: new Set(),
  };
}
