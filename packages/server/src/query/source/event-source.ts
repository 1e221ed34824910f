import { type SealingTables, sealingTables } from "../../sealing/tables.ts";
import { isEmpty, type Range } from "../time/range.ts";

/** Where events can be read from. */
export interface EventSource {
  /** The host's table. */
  readonly raw: string;
  /** Days that can be read from Firsthand's own rows instead. */
  readonly sealed: SealedDays;
}

/** The days whose seals are true, and where their rows are. */
export interface SealedDays {
  readonly tables: SealingTables;
  /** From UTC day, counted from the epoch, to the number that the rows of its seal carry. */
  readonly seals: ReadonlyMap<number, number>;
}

/** What there is where nothing was ever sealed. */
export function noSealedDays(raw: string): SealedDays {
  return { tables: sealingTables(raw), seals: new Map() };
}

/** Which part of some ranges is read from where. Together they are the ranges; neither has what the other has. */
export interface SourceParts {
  /** The seals to read, in the order of their days. */
  readonly seals: readonly number[];
  /** Stretches of whole UTC days to read from the host's table. */
  readonly raw: readonly Range[];
}

export const DAY_MS = 86_400_000;
/** A statement names its stretches one by one. Where there would be more, sealed days between them are read from raw. */
const MOST_STRETCHES = 8;

/** Divides ranges by what they can be read from: sealed days from their seals, all others from the host's table. */
export function divideBySource(ranges: readonly Range[], { seals }: SealedDays): SourceParts {
  const days = [...seals.keys()].sort((a, b) => a - b);
  const asked = daysOf(ranges);
  const raw = joinNearest(asked.flatMap((stretch) => gapsOf(stretch, days)));
  const isRead = (day: number) =>
    asked.some((stretch) => holds(stretch, day)) && !raw.some((stretch) => holds(stretch, day));
  return {
    seals: days.filter(isRead).map((day) => seals.get(day) ?? 0),
    raw: raw.map(({ first, last }) => ({ startMs: first * DAY_MS, endMs: (last + 1) * DAY_MS })),
  };
}

/** The parts of a range in their order, each with what it is read from. */
export function sourcesOf(
  range: Range,
  sealed: SealedDays,
): readonly { readonly kind: "raw" | "sealed"; readonly range: Range }[] {
  const sources: { kind: "raw" | "sealed"; range: Range }[] = [];
  let nextMs = range.startMs;
  for (const { startMs, endMs } of divideBySource([range], sealed).raw) {
    if (startMs > nextMs) sources.push({ kind: "sealed", range: { startMs: nextMs, endMs: startMs } });
    nextMs = Math.min(endMs, range.endMs);
    sources.push({ kind: "raw", range: { startMs: Math.max(startMs, range.startMs), endMs: nextMs } });
  }
  if (nextMs < range.endMs) sources.push({ kind: "sealed", range: { startMs: nextMs, endMs: range.endMs } });
  return sources;
}

/** Days that follow one another. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

function holds({ first, last }: Stretch, day: number): boolean {
  return first <= day && day <= last;
}

/** The days that the ranges touch, each day once. */
function daysOf(ranges: readonly Range[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const inOrder = ranges.filter((range) => !isEmpty(range)).sort((a, b) => a.startMs - b.startMs);
  for (const { startMs, endMs } of inOrder) {
    const stretch = { first: Math.floor(startMs / DAY_MS), last: Math.ceil(endMs / DAY_MS) - 1 };
    const before = stretches.at(-1);
    if (before === undefined || before.last < stretch.first - 1) stretches.push(stretch);
    else stretches[stretches.length - 1] = { first: before.first, last: Math.max(before.last, stretch.last) };
  }
  return stretches;
}

/** What is left of a stretch when `days`, which are in order, are taken out. */
function gapsOf({ first, last }: Stretch, days: readonly number[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let next = first;
  for (const day of days) {
    if (day < first || day > last) continue;
    if (day > next) gaps.push({ first: next, last: day - 1 });
    next = day + 1;
  }
  if (next <= last) gaps.push({ first: next, last });
  return gaps;
}

function joinNearest(stretches: readonly Stretch[]): readonly Stretch[] {
  let joined = stretches;
  while (joined.length > MOST_STRETCHES) {
    const gaps = joined.slice(1).map(({ first }, i) => first - (joined[i]?.last ?? 0));
    const nearest = gaps.indexOf(Math.min(...gaps));
    joined = joined.flatMap((stretch, i) => {
      if (i === nearest) return [{ first: stretch.first, last: joined[i + 1]?.last ?? stretch.last }];
      return i === nearest + 1 ? [] : [stretch];
    });
  }
  return joined;
}
