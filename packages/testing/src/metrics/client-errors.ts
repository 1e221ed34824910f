import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { usersBehind } from "../people.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface Failure extends Record<string, string | null> {
  routePattern: string | null;
  boundary: string | null;
  errorClass: string | null;
}

function failure(
  errorClass: string,
  routePattern: string | null,
  boundary: "route" | "global",
  level: number,
  since: { onlySinceRelease?: boolean } = {},
): RankedRow<Failure> {
  return { keys: { routePattern, boundary, errorClass }, level, noise: 0.9, ...since };
}

const rows: readonly RankedRow<Failure>[] = [
  failure("ChunkLoadError", "/investment", "route", 7.4, { onlySinceRelease: true }),
  failure("TypeError", "/repos/[repo_id]/pulls/[pull_id]", "route", 2.7),
  failure("NetworkError", "/plan/[scope]", "route", 2.3),
  failure("RangeError", "/explore/[view]", "route", 3.2, { onlySinceRelease: true }),
  failure("HydrationError", "/overview", "global", 1.3),
  failure("TypeError", "/people/[person_id]", "route", 1),
  failure("TimeoutError", "/teams/[team_id]/flow", "route", 0.8),
  failure("SyntaxError", null, "global", 0.5),
];

/** Client errors: few and irregular, two classes new since the release, one whose route is unknown. */
export function clientErrors(context: FixtureContext): MetricFigures<"client-errors"> {
  return rankedFigures(context, {
    rows,
    tail: (index) => ({
      routePattern: `/reports/report_${index + 1}`,
      boundary: "route",
      errorClass: "TypeError",
    }),
    first: "errors",
    measure: (count, audience) => ({ errors: count, anonymousUsers: usersBehind(count, 1.8, audience) }),
    measureTotal: (all, audience) => {
      const errors = all.reduce((sum, row) => sum + row.count, 0);
      return { errors, anonymousUsers: usersBehind(errors, 2.1, audience) };
    },
  });
}
