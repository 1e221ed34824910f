import { defaultLimits, metrics } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { topRoutes } from "../metrics/top-routes.ts";
import type { QueryContext } from "./context.ts";
import { planQuestion } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import { noSealedDays } from "./source/event-source.ts";

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 0, 1);
const params = {
  start: "2026-01-01",
  end: "2026-03-25T08:00:00Z",
  granularity: "hour",
  trend: true,
} as const;

let lookedUp = 0;
const counted = (granules: Record<string, number>) =>
  new Proxy(granules, {
    get(target, key) {
      lookedUp += 1;
      return Reflect.get(target, key);
    },
  });

/** An engine that found events of 1,000 routes, each in the hours 1 and 3. */
const run: RunStatement = async <Row>({ sql }: { readonly sql: string }) => {
  const rows = sql.includes("DISTINCT")
    ? Array.from({ length: 2_000 }, (_, hour) => ({ granule: startMs + hour * hourMs })).toSpliced(3, 1)
    : Array.from({ length: 1_000 }, (_, i) => ({
        routePattern: `/${i}`,
        isTotal: 0,
        range_events: 9,
        range_trend: counted({ [startMs + hourMs]: 5, [startMs + 3 * hourMs]: 4 }),
      }));
  return { rows: rows as Row[], rowsRead: 0, bytesRead: 0, durationMs: 0 };
};

const sealed = noSealedDays("events");

describe("rankedMetric", () => {
  it("gives a thousand rows their two thousand points without holding up the process", async () => {
    const now = () => Date.UTC(2026, 3, 1);
    const context = { limits: defaultLimits, table: "events", now, rawRetentionDays: 180 } as QueryContext;
    const plan = planQuestion(
      metrics["top-routes"],
      { ...params, limit: 1_000 },
      context,
      { kind: "platform" },
      sealed,
    );
    const { signal } = new AbortController();
    const { data } = await topRoutes.answer({ plan, run, signal, labelOrganisations: undefined });
    // Rows times points, each looked up, took a second and more in one turn of the event loop.
    expect(lookedUp).toBeLessThanOrEqual(2 * 1_000);
    expect(data.rows).toHaveLength(1_000);
    const trend = data.rows[999]?.trend;
    expect(trend).toHaveLength(2_000);
    // An hour in which nothing at all was seen stays a gap.
    expect(trend?.slice(0, 5)).toEqual([0, 5, 0, null, 0]);
  });

  it("knows no figure of a range that has expired, and 0 of an earlier one that holds no instant", async () => {
    // Midnight came twice in St. John's that day, and once the year before.
    const twice = { start: "2010-11-07T02:30:00Z", end: "2010-11-07T03:30:00Z", compare: "year" } as const;
    const now = () => Date.UTC(2010, 11, 2);
    const context = { limits: defaultLimits, table: "events", now, rawRetentionDays: 2 } as QueryContext;
    const asked = { ...twice, timeZone: "America/St_Johns" };
    const plan = planQuestion(metrics["top-routes"], asked, context, { kind: "platform" }, sealed);
    expect(plan.comparison?.range.startMs).toBe(plan.comparison?.range.endMs);
    const { signal } = new AbortController();
    const zeros = ["range", "comparison"].flatMap((period) =>
      ["events", "sessions", "anonymousUsers", "rows"].map((figure) => [`${period}_${figure}`, 0]),
    );
    const rows = [{ isTotal: 1, ...Object.fromEntries(zeros) }];
    const nothing: RunStatement = async <Row>() => ({
      rows: rows as Row[],
      rowsRead: 0,
      bytesRead: 0,
      durationMs: 0,
    });
    const { data, comparison } = await topRoutes.answer({
      plan,
      run: nothing,
      signal,
      labelOrganisations: undefined,
    });
    expect(data.total).toEqual({ events: null, sessions: null, anonymousUsers: null });
    expect(comparison?.total).toEqual({ events: 0, sessions: 0, anonymousUsers: 0 });
  });
});
