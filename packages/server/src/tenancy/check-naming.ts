import { Findings } from "./findings.ts";
import { figuresOf, metricsFor, type Range } from "./plain-questions.ts";
import type { Probe, Reply } from "./probe.ts";
import { namesToTry, namingPlaces } from "./scope-naming.ts";
import type { TenancyCheck } from "./tenancy-scopes.ts";

/** Naming another scope is refused, or changes nothing. */
export async function checkNaming(
  probe: Probe,
  range: Range,
  own?: readonly string[],
): Promise<TenancyCheck[]> {
  const names = namesToTry(own);
  const checks: TenancyCheck[] = [];
  for (const viewer of probe.organisations) {
    const [other = ""] = probe.foreignHashes(viewer);
    for (const [place, namings] of Object.entries(namingPlaces)) {
      const findings = new Findings(`${viewer.name} cannot name another scope ${place}.`);
      const plainFigures = new Map<string, string | null>();
      for (const { plain, naming } of metricsFor("org").flatMap((metric) => [
        ...namings(metric, other, range, names),
        ...namings(metric, "platform", range, names),
      ])) {
        const key = JSON.stringify(plain);
        if (!plainFigures.has(key)) plainFigures.set(key, figuresOf(await probe.ask(viewer, plain)));
        const reply = await probe.ask(viewer, naming);
        findings.look(isRefusal(reply) || figuresOf(reply) === plainFigures.get(key), () => {
          return `${probe.describe(naming)} answers ${reply.status}, and not as without the name`;
        });
      }
      checks.push(findings.check);
    }
  }
  return checks;
}

/** A status that refuses, or a batch whose one line does. */
function isRefusal({ status, text }: Reply): boolean {
  return (
    (status >= 400 && status < 500) ||
    (status === 200 && text.startsWith('{"id":') && text.includes('"ok":false'))
  );
}
