import { type ContenderId, contenders } from "./contenders.ts";
import type { PageFigures } from "./measure-page.ts";
import type { Run } from "./run-rounds.ts";
import { getMedian } from "./statistics.ts";

/** A contender's medians, and the medians of its ratios to the floor in the same round. */
export interface Summary {
  readonly medians: PageFigures;
  readonly ratios: PageFigures;
}

const figures = [
  "elements",
  "pictureElements",
  "chartElements",
  "coldMs",
  "updateMs",
  "manyMs",
  "moveMs",
  "longestMoveMs",
] as const satisfies readonly (keyof PageFigures)[];

/** What a run comes to, contender by contender. */
export function summarise({ rounds }: Run): Record<ContenderId, Summary> {
  const summaries = contenders.map((contender) => {
    const medianOf = (figure: (round: Run["rounds"][number]) => number) => getMedian(rounds.map(figure));
    const collect = (pick: (key: keyof PageFigures) => number) =>
      Object.fromEntries(figures.map((key) => [key, pick(key)])) as unknown as PageFigures;
    return [
      contender,
      {
        medians: collect((key) => medianOf((round) => round[contender][key])),
        ratios: collect((key) => medianOf((round) => round[contender][key] / round.floor[key])),
      },
    ];
  });
  return Object.fromEntries(summaries) as Record<ContenderId, Summary>;
}
