import { type Counted, countIn } from "./activity.ts";
import type { FixtureContext, Period } from "./fixture-context.ts";
import { rename } from "./names.ts";
import { type Audience, audienceOf } from "./people.ts";
import { filterShare, matchesFilters } from "./row-filters.ts";
import { placesOf } from "./withheld-places.ts";

/** The dimensions of a row, by name. */
export type RowKeys = Record<string, string | null>;

/** A row that a ranked metric can have, and how much of it there is on a working day. */
export interface RankedRow<K extends RowKeys> extends Omit<Counted, "key"> {
  readonly keys: K;
}

/** What a ranked metric says about itself; {@link rankedFigures} does the rest. */
export interface RankedInput<K extends RowKeys, M extends Record<string, number | null>> {
  /** The rows that matter, in any order. */
  readonly rows: readonly RankedRow<K>[];
  /** The keys of the rare row number `index`, which follow the rows that matter. */
  readonly tail: (index: number) => K;
  /** How many rare rows there are. @default 0 */
  readonly tailLength?: number;
  /** The measure that ranks. */
  readonly first: keyof M & string;
  /** All measures of a row that occurred `count` times (0: none). */
  readonly measure: (count: number, audience: Audience, keys: K) => M;
  /** All measures over all rows. */
  readonly measureTotal: (rows: readonly { keys: K; count: number }[], audience: Audience) => M;
}

interface Counts<K extends RowKeys> {
  readonly keys: K;
  readonly perStretch: readonly (number | null)[];
  readonly count: number;
}

const MANY_ROWS = 1_200;
const TIED_ROWS = 8;
const TIED_LEVEL = 12;

/** The figures of a ranked metric: counted, filtered, ranked, limited, and the same rows again for the earlier range. */
export function rankedFigures<K extends RowKeys, M extends Record<string, number | null>>(
  context: FixtureContext,
  input: RankedInput<K, M>,
) {
  const rows = rowsOf(context, input).filter((row) => matchesFilters(row.keys, context.filters));
  const counted = rank(countRows(context, rows, context.current));
  const { kept, suppressed } = suppress(context, counted);
  const shown = kept.slice(0, context.limit);
  const withheld = context.variant === "suppressed";
  const data = dataOf(context, input, shown, kept, context.current, counted, withheld);
  const { earlier } = context;
  if (earlier === null) return { data, truncated: kept.length > shown.length, suppressed };

  const before = countRows(context, rows, earlier);
  const byKeys = new Map(before.map((row) => [JSON.stringify(row.keys), row]));
  const sameRows = shown.map(
    (row) =>
      byKeys.get(JSON.stringify(row.keys)) ?? { ...row, count: 0, perStretch: row.perStretch.map(() => 0) },
  );
  const occurred = before.filter((row) => row.count > 0);
  const comparison = dataOf(context, input, sameRows, withheld ? [] : occurred, earlier, before, withheld);
  return { data, comparison, truncated: kept.length > shown.length, suppressed };
}

function rowsOf<K extends RowKeys, M extends Record<string, number | null>>(
  context: FixtureContext,
  { rows, tail, tailLength = 0 }: RankedInput<K, M>,
): RankedRow<K>[] {
  const { variant } = context;
  const rare = variant === "many-points" ? MANY_ROWS - rows.length : tailLength;
  const rarest = Math.min(...rows.map((row) => row.level)) * 0.9;
  // However many rows there are, each has to occur to be one.
  const least = variant === "many-points" ? 0.3 : 0;
  const levelOf = (i: number) => Math.max(least, rarest / (1 + i * 0.045));
  const all = [...rows, ...Array.from({ length: rare }, (_, i) => ({ keys: tail(i), level: levelOf(i) }))];
  if (variant === "one-point") return all.slice(0, 1);
  if (variant === "ties") return tied(all);
  return all.map((row, i) => ({ ...row, keys: rename(variant, row.keys, i) }));
}

/** The first few rows, and one in whose keys everything that may be unknown is. */
function tied<K extends RowKeys>(rows: readonly RankedRow<K>[]): RankedRow<K>[] {
  const few = rows.slice(0, TIED_ROWS);
  const unknown = rows.find((row) => Object.values(row.keys).includes(null));
  return unknown === undefined || few.includes(unknown) ? few : [...few, unknown];
}

function countRows<K extends RowKeys>(
  context: FixtureContext,
  rows: readonly RankedRow<K>[],
  period: Period,
): Counts<K>[] {
  const { seed, scale, variant, filters } = context;
  return rows.map((row) => {
    const share = filterShare(row.keys, filters) * scale;
    const counted: Counted =
      variant === "ties"
        ? { key: "tied", level: TIED_LEVEL * share }
        : { ...row, key: JSON.stringify(row.keys), level: row.level * share };
    const perStretch = period.stretches.map((stretch) =>
      stretch.silent ? null : countIn(seed, counted, stretch),
    );
    return { keys: row.keys, perStretch, count: perStretch.reduce<number>((sum, n) => sum + (n ?? 0), 0) };
  });
}

function rank<K extends RowKeys>(rows: readonly Counts<K>[]): Counts<K>[] {
  const occurred = rows.filter((row) => row.count > 0);
  return occurred.sort(
    (a, b) => b.count - a.count || compareKeys(Object.values(a.keys), Object.values(b.keys)),
  );
}

/** Ascending by each dimension in turn, null last. */
function compareKeys(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function suppress<K extends RowKeys>(context: FixtureContext, rows: readonly Counts<K>[]) {
  if (context.variant === "suppressed") return { kept: [], suppressed: rows.length };
  if (context.variant !== "partly-suppressed") return { kept: [...rows], suppressed: 0 };
  const kept = rows.slice(0, Math.ceil(rows.length * 0.6));
  return { kept, suppressed: rows.length - kept.length };
}

function dataOf<K extends RowKeys, M extends Record<string, number | null>>(
  context: FixtureContext,
  input: RankedInput<K, M>,
  shown: readonly Counts<K>[],
  kept: readonly Counts<K>[],
  period: Period,
  counted: readonly Counts<K>[],
  withheld: boolean,
) {
  const { trend } = context;
  const audience = audienceOf(context, period);
  const measures = input.measureTotal(counted, audience);
  const summed = period.stretches.map((stretch, i) =>
    stretch.silent || withheld ? null : counted.reduce((sum, row) => sum + (row.perStretch[i] ?? 0), 0),
  );
  return {
    rows: shown.map((row) => ({
      ...row.keys,
      ...input.measure(row.count, audience, row.keys),
      ...(trend ? { trend: [...row.perStretch] } : {}),
    })),
    totalRows: kept.length,
    total: {
      ...(withheld ? withhold(measures) : measures),
      ...(trend ? { trend: summed } : {}),
      ...(trend && withheld ? { trendSuppressed: placesOf(period) } : {}),
    },
  };
}

function withhold<M extends Record<string, number | null>>(measures: M): M {
  // The measures of a metric may all be null; the type that they were inferred to has lost that.
  return Object.fromEntries(Object.keys(measures).map((id) => [id, null])) as M;
}
