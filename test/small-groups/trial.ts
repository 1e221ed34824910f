/** Asks the product about a world, and lets an attacker have the answers. */
import type { Reader } from "@firsthand/server";
import type { MetricName } from "../oracle/metric-name.ts";
import { askMany, handlerOf, loadWorld, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { Attacker } from "./attack.ts";
import { type Cell, cellsOf, metricNames } from "./cells.ts";
import { compare } from "./compare.ts";
import { type DecidedCell, decide, eventsOf } from "./decide.ts";
import { expect } from "./expected.ts";
import { groupBy } from "./group-by.ts";
import { createSmallQuestion } from "./questions.ts";
import { createSmallWorld } from "./world.ts";

export interface TrialResult {
  readonly answers: number;
  /** Where an answer is not what it has to be. */
  readonly differences: readonly string[];
  /** How many groups of too few users there are. */
  readonly secrets: number;
  /** Those whose figure follows from the answers by adding and subtracting. */
  readonly recovered: readonly string[];
  /** Those whose figures follow from there being something in each of them. */
  readonly guessed: readonly string[];
}

/** @param complementary whether the product is expected to withhold what would give away the rest. */
export async function tryWorld(
  product: Product,
  seed: number,
  {
    questions,
    complementary = true,
    reader,
  }: { questions: number; complementary?: boolean; reader?: Reader },
): Promise<TrialResult> {
  const world = createSmallWorld(seed);
  const { minimumUsers } = world;
  await loadWorld(product, world);
  const handler = handlerOf(product, world, reader, { minimumUsers });
  const tables = new Map(
    metricNames.map((metric) => [
      metric,
      world.ranges.map((range) => decide(cellsOf(world, metric, range), { minimumUsers, complementary })),
    ]),
  );
  const tableOf = (metric: MetricName, range: 0 | 1) => tables.get(metric)?.[range] ?? [];
  const daysOf = (range: 0 | 1) => {
    const { first, end } = world.ranges[range];
    return Array.from({ length: end - first }, (_, i) => first + i);
  };
  const presentIn = (range: 0 | 1): ReadonlySet<number> => {
    const all = tableOf("totals", range);
    return new Set(all[0]?.isTold[1] === false ? daysOf(range) : all.map(({ day }) => day));
  };
  const random = createRandom(seed ^ 0xa77ac);
  const asked = Array.from({ length: questions }, (_, i) => {
    const metric = metricNames[i % metricNames.length] as MetricName;
    return createSmallQuestion(random, world, metric, tableOf(metric, 0));
  });
  const replies = await askMany(
    handler,
    asked.map((question) => question.asked),
  );

  const attackers = new Map(
    [...tables].map(([metric, [now = [], before = []]]) => [
      metric,
      [new Attacker(now), new Attacker(before)],
    ]),
  );
  const differences: string[] = [];
  for (const [i, question] of asked.entries()) {
    const reply = replies[i];
    if (reply === undefined || "error" in reply) {
      differences.push(`${JSON.stringify(question.asked)} was not answered: ${JSON.stringify(reply)}`);
      continue;
    }
    const expectedOf = (range: 0 | 1) =>
      expect(tableOf(question.metric, range), question, daysOf(range), presentIn(range));
    const compared = compare(
      question,
      reply,
      expectedOf(question.range),
      question.compare ? expectedOf(1) : undefined,
    );
    differences.push(...compared.differences.map((line) => `${line} of ${JSON.stringify(question.asked)}`));
    for (const cells of compared.sums)
      learn(attackers.get(question.metric) ?? [], cells, tableOf(question.metric, 1));
  }
  const all = [...attackers].flatMap(([metric, both]) => both.map((attacker) => ({ metric, attacker })));
  const secrets = all.flatMap(({ metric, attacker }) =>
    attacker.secrets(minimumUsers).map((cells) => ({ metric, cells, isTold: attacker.tells(cells) })),
  );
  return {
    answers: replies.length,
    differences,
    secrets: secrets.length,
    recovered: secrets
      .filter(({ isTold }) => isTold)
      .map(({ metric, cells }) => `${metric}: ${describe(cells)}`),
    guessed: [...tables].flatMap(([metric, ranges]) =>
      ranges.flatMap(guessable).map((cells) => `${metric}: ${describe(cells)}`),
    ),
  };
}

function describe(cells: readonly Cell[]): string {
  return `${eventsOf(cells)} events of ${JSON.stringify(cells.map(({ path }) => path))}`;
}

/** What is withheld of a group that says which parts it has, where each of them can only be of one event. */
function guessable(cells: readonly DecidedCell[]): DecidedCell[][] {
  const levels = (cells[0]?.path ?? []).map((_, i) => i + 1);
  return levels.flatMap((level) => {
    const withheld = cells.filter(({ isTold, isOpen }) => isTold[level] && !isOpen[level]);
    const above = groupBy(withheld, ({ path }) => JSON.stringify(path.slice(0, level - 1)));
    const partsOf = (group: readonly DecidedCell[]) =>
      groupBy(group, ({ path }) => JSON.stringify(path.slice(0, level))).size;
    return [...above.values()].filter((group) => eventsOf(group) === partsOf(group));
  });
}

/** Every sum is over cells of one range. */
function learn(
  [now, before]: readonly Attacker[],
  cells: readonly DecidedCell[],
  earlier: readonly DecidedCell[],
) {
  const [first] = cells;
  if (first === undefined) return;
  (earlier.includes(first) ? before : now)?.learn(cells);
}
