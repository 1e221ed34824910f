import type { Run } from "./run-rounds.ts";
import { summarise } from "./summarise.ts";

/** A promise about Firsthand's panels. */
export interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
}

/** The budgets with what was measured. Ratios are to the floor in the same round. */
export function getBudgets(run: Run): Budget[] {
  const { medians, ratios } = summarise(run).firsthand;
  const longestMs = Math.max(...run.rounds.map((round) => round.firsthand.longestMoveMs));
  return [
    { name: "cold CPU, x floor", limit: 1.3, value: ratios.coldMs },
    { name: "30 → 365 days, x floor", limit: 1.2, value: ratios.updateMs },
    { name: "hover at 5,000 points, x floor", limit: 1.2, value: ratios.moveMs },
    { name: "longest frame of a hover in all rounds, ms", limit: 16.7, value: longestMs },
    { name: "DOM elements of a chart of 365 points", limit: 60, value: medians.chartElements },
    { name: "DOM elements of the seven pictures", limit: 600, value: medians.pictureElements },
  ];
}
