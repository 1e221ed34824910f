import type { Question } from "./metric-query.ts";
import type { Row } from "./ranked-metric.ts";

/** How long the host's names may take. They are a nicety: an answer neither waits for them longer nor fails with them. */
const LABELS_WITHIN_MS = 1_000;

/** The host's name for each organisation; its hash where the host has none, is late or fails. */
export async function labelOrganisations(keys: readonly Row[], question: Question): Promise<readonly Row[]> {
  const hashes = keys.map(({ orgIdHash }) => String(orgIdHash));
  const labels = await askHost(hashes, question).catch(() => ({}));
  question.signal.throwIfAborted();
  return hashes.map((hash) => ({ label: labelOf(labels, hash) }));
}

async function askHost(
  hashes: readonly string[],
  { labelOrganisations, signal }: Question,
): Promise<unknown> {
  if (labelOrganisations === undefined || hashes.length === 0) return {};
  const late = AbortSignal.any([signal, AbortSignal.timeout(LABELS_WITHIN_MS)]);
  return new Promise((resolve, reject) => {
    late.addEventListener("abort", () => reject(late.reason), { once: true });
    Promise.resolve([...hashes])
      .then(labelOrganisations)
      .then(resolve, reject);
  });
}

function labelOf(labels: unknown, orgIdHash: string): string {
  if (typeof labels !== "object" || labels === null || !Object.hasOwn(labels, orgIdHash)) return orgIdHash;
  const label: unknown = Reflect.get(labels, orgIdHash);
  return typeof label === "string" && label !== "" ? label : orgIdHash;
}
