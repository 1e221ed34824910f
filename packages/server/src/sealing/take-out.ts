import type { ClickHouse } from "../clickhouse/port.ts";
import { nameSeals } from "./name-seals.ts";
import { readSeals } from "./read-state.ts";
import { NO_SEAL, type Seal } from "./standing-seals.ts";

/**
 * Takes days out of the seals, by a word on each that names no rows: from then on they are answered from the host's table, until they are
 * sealed anew. Their rows stay where they are.
 *
 * @returns the seals that were taken out.
 */
export async function takeOut(
  { reader, writer, table }: Pick<ClickHouse, "reader" | "writer" | "table">,
  isMeant: (seal: Seal) => boolean,
  nowMs: number,
): Promise<readonly Seal[]> {
  const seals = await readSeals(reader, table);
  const meant = seals.filter((seal) => seal.seal !== NO_SEAL && isMeant(seal));
  if (meant.length === 0) return [];
  const revision = Math.max(...seals.map((seal) => seal.revision)) + 1;
  const out = meant.map(({ day }) => ({
    day,
    seal: NO_SEAL,
    events: 0,
    rows: {},
    fingerprint: "0",
    numbering: 0,
  }));
  await nameSeals({ writer, table }, out, { raw: [], rawTable: "" }, { revision, nowMs });
  return meant;
}
