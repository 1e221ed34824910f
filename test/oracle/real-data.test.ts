// The oracle against answers that were computed by another program, from records that nobody made up.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import { countOnce } from "./count-once.ts";
import type { Delivery } from "./delivery.ts";
import type { MetricName } from "./metric-name.ts";
import type { Scope } from "./question.ts";

const folder = new URL("../../../shared/data/", import.meta.url);
const isPresent = existsSync(new URL("real-dev.ndjson.gz", folder));
if (!isPresent)
  console.log("The real records are not at ../shared/data: the oracle is not compared with them.");

interface Expected {
  totals: { rows: number; users: number; sessions: number };
  dailyActiveUsers: { day: string; users: number }[];
  topRoutes: { routePattern: string | null; events: number; sessions: number; users: number }[];
  filterChanges: { view: string; filterKey: string; changes: number; avgValueCount: number }[];
  chartInteractions: object[];
  clientErrors: { users: number }[];
  sessionSummary: {
    sessions: number;
    durationMs?: { linear: Record<string, number> };
    avgDurationMs?: number;
  };
}
interface Slices {
  allOrgs: Expected;
  byOrg: Record<string, Expected>;
}

describe.runIf(isPresent)("answer, on the real records", () => {
  const read = (name: string) => readFileSync(new URL(name, folder));
  const deliveries: Delivery[] = isPresent
    ? gunzipSync(read("real-dev.ndjson.gz"))
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  const events = countOnce(deliveries);
  const expected: { full: Slices; window: Slices } = isPresent
    ? JSON.parse(read("real-dev.expected.json").toString())
    : { full: { byOrg: {} }, window: { byOrg: {} } };
  const ranges = { full: ["2026-11-02", "2026-11-19"], window: ["2026-11-09", "2026-11-16"] } as const;
  const circumstances = { now: Date.parse("2026-11-24T00:00:00Z"), rawRetentionDays: 180, labels: {} };

  const cases = (["full", "window"] as const).flatMap((name) => [
    { name, who: "the platform", scope: { kind: "platform" } as Scope, slice: expected[name].allOrgs },
    ...Object.entries(expected[name].byOrg).map(([orgIdHash, slice]) => ({
      name,
      who: orgIdHash.slice(0, 8),
      scope: { kind: "org", orgIdHash } as Scope,
      slice,
    })),
  ]);

  it.each(cases)(
    "equals the other program's numbers: $name range, $who",
    { timeout: 120_000 },
    ({ name, scope, slice }) => {
      const [start, end] = ranges[name];
      const ask = (metric: MetricName) =>
        answer(
          { metric, scope, start, end, timeZone: "UTC", granularity: "day", limit: 1000 },
          events,
          circumstances,
        ).data;

      const { totals, dailyActiveUsers, topRoutes, filterChanges, clientErrors, sessionSummary } = slice;
      expect(ask("totals")).toMatchObject({
        anonymousUsers: totals.users,
        sessions: totals.sessions,
        events: totals.rows,
      });
      const { total, points } = ask("active-users") as {
        total: { anonymousUsers: number };
        points: { start: string; anonymousUsers: number | null }[];
      };
      const days = points.map(({ start: at, anonymousUsers: users }) => ({ day: at.slice(0, 10), users }));
      expect(total.anonymousUsers).toBe(totals.users);
      expect(days.filter(({ users }) => users !== null)).toEqual(dailyActiveUsers);
      expect(ask("top-routes")).toMatchObject({
        totalRows: topRoutes.length,
        rows: topRoutes.slice(0, 1000).map(({ users, ...row }) => ({ ...row, anonymousUsers: users })),
      });
      expect(ask("filter-changes")).toMatchObject({
        rows: filterChanges.map(({ view, filterKey, changes, avgValueCount }) => ({
          view,
          filterKey,
          changes,
          avgValueCount: expect.closeTo(avgValueCount, 9),
        })),
      });
      expect(ask("chart-interactions")).toMatchObject({ rows: slice.chartInteractions });
      expect(ask("client-errors")).toMatchObject({
        rows: clientErrors.map(({ users, ...row }) => ({ ...row, anonymousUsers: users })),
      });
      expect(ask("session-duration")).toMatchObject({
        sessions: sessionSummary.sessions,
        ...(sessionSummary.durationMs
          ? {
              p50DurationMs: expect.closeTo(sessionSummary.durationMs.linear.p50 ?? Number.NaN, 6),
              p75DurationMs: expect.closeTo(sessionSummary.durationMs.linear.p75 ?? Number.NaN, 6),
              p90DurationMs: expect.closeTo(sessionSummary.durationMs.linear.p90 ?? Number.NaN, 6),
              p95DurationMs: expect.closeTo(sessionSummary.durationMs.linear.p95 ?? Number.NaN, 6),
            }
          : {}),
      });
    },
  );
});
