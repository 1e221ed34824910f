import type { Granularity } from "@firsthand/contract";
import { resolveWords } from "../panel/resolve-words.ts";

/** The English words of the layer that walks a picture; loaded with it. */
export const walkWords = {
  thisPeriod: "This period",
  /** What a screen reader announces at a point. */
  tellWalked: (point: {
    at: string;
    figure: string;
    before: string | null;
    change: string | null;
    notes: readonly string[];
  }) =>
    [`${point.at}: ${point.figure}`, point.before, point.change, ...point.notes]
      .filter((part) => part !== null)
      .join("; "),
  stretch: (n: number, text: string, granule: Granularity) => `${text} ${granule}${n === 1 ? "" : "s"}`,
  openGranule: (granule: Granularity) => `Open this ${granule}`,
  openStretch: "Open this range",
  share: "Share of all",
  /** Of a part of the panel that has a name. */
  shareOf: (name: string) => `Share of ${name}`,
  enterKey: "Enter",
  pinHint: "Click to pin",
  pinned: "pinned",
  close: "Close",
};

/** The shape of {@link walkWords}. */
export type WalkWords = { readonly [K in keyof typeof walkWords]: (typeof walkWords)[K] };

/** The words of the layer with the host's own in front of them. */
export function resolveWalkWords(overrides: { readonly walk?: Partial<WalkWords> } | undefined): WalkWords {
  return resolveWords(walkWords, overrides?.walk);
}
