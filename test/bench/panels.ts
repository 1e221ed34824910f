// `pnpm bench`: what Firsthand's panels cost beside other ways to draw the same answers.
import { type Budget, getBudgets } from "./support/budgets.ts";
import { contenderNames, contenders } from "./support/contenders.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { type Run, runRounds } from "./support/run-rounds.ts";
import { summarise } from "./support/summarise.ts";

/** What takes time, by its name and in the order of the columns. */
const timed = [
  ["cold", "coldMs"],
  ["30→365 days", "updateMs"],
  ["5,000 points", "manyMs"],
  ["hover, a move", "moveMs"],
] as const;
type TimedKey = (typeof timed)[number][1];

const options = readOptions({ rounds: 7 });
const run = await runRounds(options.rounds, (line) => console.error(line));
const summaries = summarise(run);
const budgets = getBudgets(run);

console.log(`\nMedians of ${options.rounds} rounds, in brackets the ratio to the floor in the same round.`);
console.log(`CPU is that of the page's main thread. ${describeMachine()}.\n`);
printTable(
  [
    "library",
    "script KiB",
    "CSS KiB",
    "elements",
    "cold CPU ms",
    "30→365 days ms",
    "5,000 points ms",
    "hover, ms a move",
    "longest",
  ],
  contenders.map((contender) => getRow(run, contender)),
);
console.log("");
printTable(["budget", "limit", "measured", ""], budgets.map(getBudgetRow));
console.log("\nEvery round, in its order.\n");
printTable(
  ["library", "CPU ms", ...run.rounds.map((_, i) => String(i + 1))],
  contenders.flatMap((contender) => timed.map(([name, key]) => getRoundsRow(run, contender, name, key))),
);
await writeFigures(options.json, { ...run, summaries, budgets });
if (options.check && budgets.some(isMissed)) process.exitCode = 1;

/** A figure as every round had it. */
function getRoundsRow(
  { rounds }: Run,
  contender: (typeof contenders)[number],
  name: string,
  key: TimedKey,
): string[] {
  return [
    contenderNames[contender],
    name,
    ...rounds.map((round) => round[contender][key].toFixed(key === "moveMs" ? 1 : 0)),
  ];
}

function getRow({ sizes }: Run, contender: (typeof contenders)[number]): string[] {
  const { medians, ratios } = summaries[contender];
  const { scriptBytes, styleBytes } = sizes[contender];
  const tell = (key: TimedKey) =>
    `${medians[key].toFixed(key === "moveMs" ? 1 : 0)} (${ratios[key].toFixed(1)}x)`;
  return [
    contenderNames[contender],
    (scriptBytes / 1024).toFixed(1),
    (styleBytes / 1024).toFixed(1),
    String(medians.elements),
    ...timed.map(([, key]) => tell(key)),
    medians.longestMoveMs.toFixed(1),
  ];
}

function getBudgetRow(budget: Budget): string[] {
  const digits = Number.isInteger(budget.value) ? 0 : 2;
  return [
    budget.name,
    String(budget.limit),
    budget.value.toFixed(digits),
    isMissed(budget) ? "missed" : "kept",
  ];
}

function isMissed({ limit, value }: Budget): boolean {
  return value > limit;
}
