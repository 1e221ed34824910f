import type { Run } from "./run.ts";

/** How long the host may think about names. The figures do not wait longer than this for them. */
const PATIENCE_MS = 1_000;

/**
 * The host's names for organisations, asked for once. A host that fails, is slow or answers something else costs the
 * names, never the figures.
 */
export async function labelsOf(
  orgIdHashes: readonly string[],
  { labelOrganisations, signal }: Pick<Run, "labelOrganisations" | "signal">,
): Promise<ReadonlyMap<string, string>> {
  if (labelOrganisations === undefined || orgIdHashes.length === 0) return new Map();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
    signal.addEventListener("abort", () => resolve(null), { once: true });
  });
  try {
    const answer = await Promise.race([Promise.resolve(labelOrganisations(orgIdHashes)), patience]);
    return new Map(
      orgIdHashes.flatMap((hash) => {
        const label: unknown = answer !== null && Object.hasOwn(answer, hash) ? answer[hash] : undefined;
        return typeof label === "string" && label !== "" ? [[hash, label] as const] : [];
      }),
    );
  } catch {
    return new Map();
  } finally {
    clearTimeout(timer);
  }
}
