import { Findings } from "./findings.ts";
import { figuresOf, metricQuestion, metricsFor, plainQuestions, type Range } from "./plain-questions.ts";
import type { Probe, Question, Reply, Viewer } from "./probe.ts";
import type { TenancyCheck } from "./tenancy-scopes.ts";

const ROUNDS = 3;

/** Everybody asking the same at the same time gets what each gets alone. */
export async function checkInterleaved(probe: Probe, range: Range): Promise<TenancyCheck[]> {
  const findings = new Findings("Viewers who ask the same at the same time each get their own figures.");
  const { metric, query } = plainQuestions(range, metricsFor("org"));
  const compared = metricsFor("org").map((metric) =>
    metricQuestion(metric, range, { compare: "previous", trend: "true" }),
  );
  const viewers = [...probe.organisations, ...(probe.platform === null ? [] : [probe.platform])];
  const asked: { viewer: Viewer; question: Question; alone: string | null }[] = [];
  for (const question of [...metric, ...query, ...compared]) {
    for (const viewer of viewers)
      asked.push({ viewer, question, alone: figuresOf(await probe.ask(viewer, question)) });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      asked.map(async ({ viewer, question, alone }) => {
        const reply = await probe.ask(viewer, question);
        findings.look(isFull(reply) || figuresOf(reply) === alone, () => {
          return `${probe.describe(question)} answers ${viewer.name} otherwise than alone`;
        });
      }),
    );
  }
  return [findings.check];
}

/** A full queue is an honest answer to many at once. */
function isFull({ status, text }: Reply): boolean {
  return status === 429 || text.includes('"code":"too_many_requests"');
}
