import { type MetricAnswer, type MetricId, metrics } from "@firsthand/contract";

/** Sessions come with so many first. */
const PERCENTILES = 4;

type Row = Readonly<Record<string, unknown>>;

/**
 * Whether an answer has the figures of the exact statement; null when it has, and else the first that differ. Percentiles may be off by as
 * much as the answer says.
 */
export function findDifference(answer: MetricAnswer, exact: readonly Row[]): string | null {
  const bound = answer.meta.errorBound ?? 0;
  const boundAt = (column: number) =>
    answer.metric === "session-duration" && column < PERCENTILES ? bound : 0;
  const answered = figuresOf(answer);
  const expected = exact.map((row) => Object.values(row).flat().map(comparable));
  for (const [i, row] of expected.entries()) {
    const got = (answered[i] ?? []).map(comparable);
    if (!row.every((value, j) => isSame(value, got[j], boundAt(j)))) {
      return `row ${i} of ${answer.metric}: expected ${JSON.stringify(row)}, got ${JSON.stringify(got)}`;
    }
  }
  return answered.length === expected.length
    ? null
    : `${answer.metric}: expected ${expected.length} rows, got ${answered.length}`;
}

/** The answer's figures in the order of the statement's columns. */
function figuresOf({ metric, data }: MetricAnswer): readonly (readonly unknown[])[] {
  const of = data as unknown as Row & { readonly rows: readonly Row[]; readonly points: readonly Row[] };
  if (metric === "active-users") {
    const points = of.points.filter(({ anonymousUsers }) => anonymousUsers !== null);
    return points.map(({ start, anonymousUsers }) => [String(start).slice(0, 10), anonymousUsers]);
  }
  if (metric === "totals") return [[of.anonymousUsers, of.sessions, of.events]];
  if (metric === "session-duration") {
    const { p50DurationMs, p75DurationMs, p90DurationMs, p95DurationMs, avgPagesViewed, avgInteractions } =
      of;
    return [[p50DurationMs, p75DurationMs, p90DurationMs, p95DurationMs, avgPagesViewed, avgInteractions]];
  }
  return of.rows.map((row) =>
    [...keysOf(metric), ...metrics[metric].measures.map(({ id }) => id)].map((name) => row[name]),
  );
}

function keysOf(metric: MetricId): readonly string[] {
  return metrics[metric].dimensions;
}

function comparable(value: unknown): unknown {
  return typeof value === "string" && value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Means are summed in another order, and percentiles are given in hundredths. */
function isSame(expected: unknown, got: unknown, bound: number): boolean {
  if (typeof expected !== "number" || typeof got !== "number") return expected === got;
  return Math.abs(expected - got) <= Math.max(0.006, Math.abs(expected) * Math.max(1e-9, bound));
}
