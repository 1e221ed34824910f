import { NO_IDS, NO_NUMBERING, type Numbering } from "../../sealing/numbering.ts";
import { type SealingTables, sealingTables } from "../../sealing/tables.ts";
import { narrow, type Range, since, subtract, union, widen } from "../time/range.ts";

/** Where events can be read from. */
export interface EventSource {
  /** The host's table. */
  readonly raw: string;
  /** Days that can be read from Firsthand's own tables instead. */
  readonly sealed: SealedDays;
  /**
   * From when on events can be read, one by one, milliseconds since the epoch. Of days before, what is sealed has sums, and nothing is
   * known of the others.
   */
  readonly eventsSinceMs: number;
}

/** What divides ranges by where they can be read from. */
export type SourceLimits = Omit<EventSource, "raw">;

/** The days whose seals are true, and where their rows are. */
export interface SealedDays {
  readonly tables: SealingTables;
  /** From UTC day, counted from the epoch, to the number that the rows of its seal carry. */
  readonly seals: ReadonlyMap<number, number>;
  /** Of which numbering the numbers in a seal's rows are, by the seal. */
  readonly numberings: ReadonlyMap<number, number>;
  /** Months whose rows can be read in the place of those of their days, where ids are told by their numbers. */
  readonly months: readonly {
    readonly range: Range;
    readonly seal: number;
    readonly days: readonly number[];
  }[];
  /** Which numbers ids have that are given now. */
  readonly numbering: Numbering;
}

/** What there is where nothing was ever sealed. */
export function noSealedDays(raw: string): SealedDays {
  return {
    tables: sealingTables(raw),
    seals: new Map(),
    numberings: new Map(),
    months: [],
    numbering: NO_NUMBERING,
  };
}

export const DAY_MS = 86_400_000;
/** A statement names its stretches one by one. Where there would be more, sealed days between them are read from raw. */
const MOST_STRETCHES = 8;

/** Which part of some ranges is read from where. Together they are the ranges; neither has what the other has. */
export interface SourceParts {
  /** The seals to read, in the order of their days. */
  readonly seals: readonly number[];
  /** Stretches of whole UTC days to read from the host's table. */
  readonly raw: readonly Range[];
}

/** Divides ranges by what they can be read from: sealed days from their seals, all others from the host's table as far as it is kept. */
export function divideBySource(
  ranges: readonly Range[],
  { sealed, eventsSinceMs }: SourceLimits,
): SourceParts {
  const days = union(ranges.map((range) => widen(range, DAY_MS)));
  const unsealed = subtract(days, [...sealed.seals.keys()].map(rangeOf));
  const raw = joinNearest(union(unsealed.map((range) => since(range, eventsSinceMs))));
  return { seals: sealsIn(subtract(days, raw), sealed), raw };
}

/** Which part of some ranges is read from sums of whole steps of time, and which is read event by event. */
export interface SumParts {
  readonly seals: readonly number[];
  readonly sums: readonly Range[];
  readonly events: readonly Range[];
}

/**
 * Divides ranges by what sums of sealed days tell of them: steps that lie in all of the ranges that they touch. What is left are the days
 * that are not sealed, and where ranges begin and end within a step.
 */
export function divideBySums(ranges: readonly Range[], limits: SourceLimits, stepMs: number): SumParts {
  const asked = union(ranges);
  const cut = ranges
    .flatMap(({ startMs, endMs }) => [startMs, endMs])
    .map((atMs) => widen({ startMs: atMs, endMs: atMs }, stepMs));
  const unknown = unknownIn(asked, limits);
  const whole = subtract(asked, [...divideBySource(asked, limits).raw, ...unknown, ...cut]);
  const sums = union(whole.map((range) => narrow(range, stepMs)));
  return { seals: sealsIn(sums, limits.sealed), sums, events: subtract(asked, [...sums, ...unknown]) };
}

/** The parts of ranges of which nothing is known: what is neither sealed nor among the events that are kept. */
export function unknownIn(
  ranges: readonly Range[],
  { sealed, eventsSinceMs }: SourceLimits,
): readonly Range[] {
  const isKept = { startMs: eventsSinceMs, endMs: Number.POSITIVE_INFINITY };
  return subtract(ranges, [isKept, ...[...sealed.seals.keys()].map(rangeOf)]);
}

/** A range, and what is read for it. */
export interface Source {
  readonly kind: "raw" | "sealed" | "rollup";
  readonly range: Range;
}

/** The parts of a range that are read event by event, in their order. */
export function sourcesOf(range: Range, limits: SourceLimits): readonly Source[] {
  const known = subtract([range], unknownIn([range], limits));
  const { raw } = divideBySource([range], limits);
  const fromSealed = subtract(known, raw);
  return [
    ...fromSealed.map((range) => ({ kind: "sealed" as const, range })),
    ...subtract(known, fromSealed).map((range) => ({ kind: "raw" as const, range })),
  ].sort((a, b) => a.range.startMs - b.range.startMs);
}

/** The numbering that the numbers in the rows of some seals are of; null when they are of none, or of several. */
export function commonNumbering(seals: readonly number[], { numberings }: SealedDays): number | null {
  const found = new Set(seals.map((seal) => numberings.get(seal) ?? 0));
  if (found.size > 1) found.delete(NO_IDS);
  const [one = 0] = found;
  return found.size > 1 || one === 0 ? null : one;
}

function rangeOf(day: number): Range {
  return { startMs: day * DAY_MS, endMs: (day + 1) * DAY_MS };
}

function sealsIn(ranges: readonly Range[], { seals }: SealedDays): readonly number[] {
  const isIn = (day: number) =>
    ranges.some(({ startMs, endMs }) => day * DAY_MS < endMs && startMs < (day + 1) * DAY_MS);
  return [...seals]
    .filter(([day]) => isIn(day))
    .sort(([a], [b]) => a - b)
    .map(([, seal]) => seal);
}

function joinNearest(stretches: readonly Range[]): readonly Range[] {
  let joined = stretches;
  while (joined.length > MOST_STRETCHES) {
    const gaps = joined.slice(1).map(({ startMs }, i) => startMs - (joined[i]?.endMs ?? 0));
    const nearest = gaps.indexOf(Math.min(...gaps));
    const gap = { startMs: joined[nearest]?.endMs ?? 0, endMs: joined[nearest + 1]?.startMs ?? 0 };
    joined = union([...joined, gap]);
  }
  return joined;
}
