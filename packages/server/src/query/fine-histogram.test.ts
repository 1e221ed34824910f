import { histogramEdgesMs } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { openTempStore } from "../../test-support/temp-store.ts";
import { fineEdgeOf, fineEdgesMs, fineErrorBound, percentileIn } from "./fine-histogram.ts";
import { sql } from "./sql/sql.ts";

const binOf = (durationMs: number) => fineEdgesMs.findLast((edge) => edge <= durationMs) ?? 0;

function histogramOf(durations: readonly number[]): Record<string, number> {
  const histogram: Record<string, number> = {};
  for (const durationMs of durations) {
    histogram[binOf(durationMs)] = (histogram[binOf(durationMs)] ?? 0) + 1;
  }
  return histogram;
}

/** As `quantileExactInclusive` takes it. */
function exactPercentile(durations: readonly number[], level: number): number {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = level * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? 0) - below) * (at - Math.floor(at));
}

/** Numbers from 0 to 1 that are the same every time. */
function drawsOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe("fine histograms", () => {
  it("have every edge of the contract's among theirs, up to the largest safe integer", () => {
    const edges = new Set(fineEdgesMs);
    const wanted = histogramEdgesMs.map(Math.ceil).filter((edge) => edge <= Number.MAX_SAFE_INTEGER);
    expect(wanted.filter((edge) => !edges.has(edge))).toEqual([]);
    expect(fineEdgesMs.toSorted((a, b) => a - b)).toEqual(fineEdgesMs);
  });

  it.each([1, 2, 3, 10, 1_000])("give percentiles of %i durations within their bound", (count) => {
    const draw = drawsOf(count);
    for (let turn = 0; turn < Math.max(10, 200 / count); turn += 1) {
      // From nothing to weeks, most of them alike.
      const durations = Array.from({ length: count }, () => Math.floor(2_000_000_000 ** draw()) - 1);
      for (const level of [0, 0.5, 0.75, 0.9, 0.95, 1]) {
        const exact = exactPercentile(durations, level);
        const found = percentileIn(histogramOf(durations), level) ?? Number.NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(fineErrorBound * exact);
      }
    }
  });

  it("have the edges in the engine that they have here", async () => {
    const store = await openTempStore();
    try {
      const asked = fineEdgesMs.filter(Number.isSafeInteger).flatMap((edge) => [edge, edge + 1]);
      const bins = fineEdgeOf(sql`each`).toStatement().sql;
      const { rows } = await store.clickhouse.reader.read<{ bins: readonly number[] }>(
        { sql: `SELECT arrayMap(each -> ${bins}, {asked:Array(Int64)}) AS bins`, parameters: { asked } },
        { timeoutMs: 10_000 },
      );
      expect(rows[0]?.bins).toEqual(asked.map(binOf));
    } finally {
      await store.close();
    }
  });

  it("give no percentile of nothing", () => {
    expect(percentileIn({}, 0.5)).toBeNull();
  });
});
