/** Puts questions about a world to the product and to the oracle, and tells where they disagree. */
import type { TelemetryHandler } from "@firsthand/server";
import { answer } from "../oracle/answer.ts";
import { countOnce } from "../oracle/count-once.ts";
import type { Question } from "../oracle/question.ts";
import { differences } from "./differences.ts";
import { askMany, askOne, type Reply } from "./product.ts";
import { createQuestion } from "./question.ts";
import { createRandom } from "./random.ts";
import type { World } from "./world.ts";

export interface Disagreement {
  readonly world: World;
  readonly question: Question;
  /** Whether there was an answer at all. */
  readonly isAnswered: boolean;
  readonly differences: readonly string[];
}

/** Five turns through the nine metrics. */
export const QUESTIONS_PER_WORLD = 45;

/** Every seventh question goes over `GET`, the others in batches. */
const GET_EVERY = 7;

export function questionsOf(world: World, count: number): Question[] {
  const random = createRandom(world.seed ^ 0x5eed);
  return Array.from({ length: count }, (_, turn) => createQuestion(random, world, turn));
}

export async function tryWorld(
  handler: TelemetryHandler,
  world: World,
  questions: readonly Question[],
): Promise<Disagreement[]> {
  const events = countOnce(world.deliveries);
  const batched = await askMany(handler, questions);
  const disagreements: Disagreement[] = [];
  for (const [i, question] of questions.entries()) {
    const expected = answer(question, events, world);
    const reply = i % GET_EVERY === 0 ? await askOne(handler, question) : batched[i];
    if (reply === undefined) throw new Error(`Question ${i} was not answered.`);
    const found = judge(expected, reply);
    if (found.length > 0)
      disagreements.push({ world, question, isAnswered: !("error" in reply), differences: found });
  }
  return disagreements;
}

function judge(expected: ReturnType<typeof answer>, reply: Reply): string[] {
  if ("error" in reply)
    return [`expected an answer, got the error ${reply.error.code}: ${reply.error.message}`];
  return differences(expected, reply);
}

const MOST_LINES = 12;

/** What a person needs in order to look at it: the world, the question, the differences, and how to see them again. */
export function report(disagreements: readonly Disagreement[]): string {
  return disagreements
    .map(({ world, question, differences: lines }) =>
      [
        `World ${world.seed} (${world.stage.timeZone}, ${world.stage.date}), now ${new Date(world.now).toISOString()}, ` +
          `${world.rawRetentionDays} days readable. Asked:`,
        `  ${JSON.stringify(question)}`,
        ...lines.slice(0, MOST_LINES).map((line) => `  ${line}`),
        ...(lines.length > MOST_LINES ? [`  and ${lines.length - MOST_LINES} more`] : []),
        `  Again: FIRSTHAND_WORLD=${world.seed} pnpm vitest run --project node test/worlds/worlds.test.ts`,
      ].join("\n"),
    )
    .join("\n\n");
}
