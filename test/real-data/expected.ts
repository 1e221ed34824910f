import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const beside = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));

/** Events out of public records, kept beside the repository and not in it. */
export const eventsFile = beside("real-dev.ndjson.gz");
const expectedFile = beside("real-dev.expected.json");

/** What a computation that knows nothing of ClickHouse found, for one scope and one time range. */
export interface ExpectedAnswers {
  readonly totals: { readonly rows: number; readonly users: number; readonly sessions: number };
  readonly dailyActiveUsers: readonly { readonly day: string; readonly users: number }[];
  readonly topRoutes: readonly Readonly<Record<string, unknown>>[];
  readonly featureViews: readonly Readonly<Record<string, unknown>>[];
  readonly filterChanges: readonly Readonly<Record<string, unknown>>[];
  readonly chartInteractions: readonly Readonly<Record<string, unknown>>[];
  readonly clientErrors: readonly Readonly<Record<string, unknown>>[];
  readonly sessionSummary: {
    readonly sessions: number;
    readonly durationMs?: { readonly linear: Readonly<Record<"p50" | "p75" | "p90" | "p95", number>> };
    readonly avgDurationMs?: number;
    readonly avgPagesViewed?: number;
    readonly avgInteractions?: number;
  };
}

/** One time range with the answers of every scope. An organisation without an event in the range is missing. */
export interface ExpectedRange {
  readonly name: string;
  /** First day and the day after the last one, UTC. */
  readonly start: string;
  readonly end: string;
  readonly platform: ExpectedAnswers;
  readonly byOrganisation: Readonly<Record<string, ExpectedAnswers>>;
}

interface ExpectedFile {
  readonly full: {
    readonly allOrgs: ExpectedAnswers;
    readonly byOrg: Readonly<Record<string, ExpectedAnswers>>;
  };
  readonly window: ExpectedFile["full"] & { readonly start: string; readonly endExclusive: string };
}

export function readExpected(): readonly ExpectedRange[] {
  const { full, window }: ExpectedFile = JSON.parse(readFileSync(expectedFile, "utf8"));
  return [
    {
      name: "full range",
      start: "2026-11-02",
      end: "2026-11-19",
      platform: full.allOrgs,
      byOrganisation: full.byOrg,
    },
    {
      name: "window",
      start: window.start,
      end: window.endExclusive,
      platform: window.allOrgs,
      byOrganisation: window.byOrg,
    },
  ];
}
