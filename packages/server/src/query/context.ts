import type { Limits, Scope } from "@firsthand/contract";
import type { Reader } from "../clickhouse/port.ts";
import type { ResultCache } from "./result-cache.ts";
import type { SealedDays } from "./source/event-source.ts";

/** Maps organisation hashes to the host's names for them. Hashes that are missing keep their hash as label. */
export type LabelOrganisations = (
  orgIdHashes: readonly string[],
) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;

/** Everything an answer depends on beside the question. Made once per handler, except scope and signal. */
export interface QueryContext {
  readonly reader: Reader;
  /** The raw table, as an identifier that is safe in SQL text. */
  readonly table: string;
  /** Finds the days that can be read from their seals; without it everything is read from the raw table. */
  readonly findSealedDays?: ((reader: Reader) => Promise<SealedDays>) | undefined;
  /** Keeps what sealed rows were found to say; without it they are read every time. */
  readonly resultCache?: ResultCache | undefined;
  /** Time zones that the engine was found to list; without it the engine is asked every time. */
  readonly knownTimeZones?: Set<string> | undefined;
  readonly scope: Scope;
  readonly signal: AbortSignal;
  /** The server's clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Days that the raw table keeps; no event that is older is read. */
  readonly rawRetentionDays: number;
  readonly limits: Limits;
  /** How many users have to stand behind a figure in this scope. @default small groups are not withheld */
  readonly minimumUsers?: number | undefined;
  readonly labelOrganisations?: LabelOrganisations | undefined;
}
