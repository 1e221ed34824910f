import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answers, askEverything } from "./ask.ts";
import { firsthand } from "./command-line.ts";
import { type ExpectedAnswers, type ExpectedRange, eventsFile, readExpected } from "./expected.ts";

/** As a person in the root of the repository would write it. */
const fileFromRoot = "../shared/data/real-dev.ndjson.gz";
const minutes = 60_000;

if (existsSync(eventsFile)) {
  describe("real data", compareRealData);
} else {
  describe("real data", () => {
    it.skip(`is not compared: ${fileFromRoot} is not on this machine`);
  });
}

type Scopes = ReadonlyMap<string, ReadonlyMap<string, Answers>>;

function compareRealData() {
  const ranges = readExpected();
  const organisations = Object.keys(ranges[0]?.byOrganisation ?? {});
  const scopes = ["platform", ...organisations];
  const folder = mkdtempSync(join(tmpdir(), "firsthand-real-data-"));
  const data = join(folder, "data");
  let first: Scopes;
  let afterRepeats: Scopes;

  beforeAll(async () => {
    await firsthand("migrate", "--no-ttl", "--data", data);
    expect(await importFile(fileFromRoot)).toMatchObject({
      read: 220_560,
      stored: 220_560,
      skipped: {},
      lost: {},
    });
    first = await askAllScopes();
    expect(await importFile(fileFromRoot)).toMatchObject({ stored: 220_560 });
    const half = join(folder, "half.ndjson.gz");
    writeFileSync(half, halfShuffled());
    expect(await importFile(half)).toMatchObject({ stored: 110_280 });
    afterRepeats = await askAllScopes();
  }, 10 * minutes);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const importFile = async (file: string) =>
    JSON.parse(await firsthand("import", file, "--data", data, "--json"));

  async function askAllScopes(): Promise<Scopes> {
    const answers = new Map<string, ReadonlyMap<string, Answers>>();
    for (const scope of scopes) {
      const option = scope === "platform" ? ["--platform"] : ["--org", scope];
      answers.set(scope, await askEverything(data, option, ranges));
    }
    return answers;
  }

  describe.each(ranges)("over the $name", (range) => {
    describe.each(scopes)("in the scope %s", (scope) => {
      const answers = () => answersOf(first, scope, range);
      const expected = expectedOf(range, scope);

      it("counts people, sessions, events and organisations", () => {
        const activeOrgs = scope === "platform" ? Object.keys(range.byOrganisation).length : null;
        const { users, sessions, rows } = expected.totals;
        expect(answers().totals).toEqual({ anonymousUsers: users, sessions, events: rows, activeOrgs });
      });

      it("counts the people of each day, and of the range", () => {
        const { points, total } = answers()["active-users"] as unknown as ActiveUsers;
        expect(total.anonymousUsers).toBe(expected.totals.users);
        expect(points).toHaveLength((Date.parse(range.end) - Date.parse(range.start)) / (24 * 60 * minutes));
        const seen = points.filter(({ anonymousUsers }) => anonymousUsers !== null);
        expect(
          seen.map(({ start, anonymousUsers }) => ({ day: start.slice(0, 10), users: anonymousUsers })),
        ).toEqual(expected.dailyActiveUsers);
      });

      it.each([
        ["top-routes", "topRoutes"],
        ["feature-views", "featureViews"],
        ["filter-changes", "filterChanges"],
        ["chart-interactions", "chartInteractions"],
        ["client-errors", "clientErrors"],
      ] as const)("ranks %s row by row", (metric, name) => {
        const { rows, totalRows } = answers()[metric];
        const ranked = expected[name].map(toRankedRow);
        expect(totalRows).toBe(ranked.length);
        expect(rows).toEqual(ranked.slice(0, 1000));
      });

      it("measures sessions", () => {
        const { sessionSummary: summary } = expected;
        const { histogram, ...measured } = answers()["session-duration"];
        const linear = summary.durationMs?.linear;
        expect(measured).toEqual({
          sessions: summary.sessions,
          p50DurationMs: about(linear?.p50),
          p75DurationMs: about(linear?.p75),
          p90DurationMs: about(linear?.p90),
          p95DurationMs: about(linear?.p95),
          avgDurationMs: about(summary.avgDurationMs),
          avgPagesViewed: about(summary.avgPagesViewed),
          avgInteractions: about(summary.avgInteractions),
        });
        const counted = (histogram as { sessions: number }[]).reduce((sum, bin) => sum + bin.sessions, 0);
        expect(counted).toBe(summary.sessions);
      });

      it("stays as it was when all events, and half of them shuffled, are delivered again", () => {
        expect(answersOf(afterRepeats, scope, range)).toEqual(answers());
      });
    });
  });
}

interface ActiveUsers {
  readonly total: { readonly anonymousUsers: number };
  readonly points: readonly { readonly start: string; readonly anonymousUsers: number | null }[];
}

const nothing: ExpectedAnswers = {
  totals: { rows: 0, users: 0, sessions: 0 },
  dailyActiveUsers: [],
  topRoutes: [],
  featureViews: [],
  filterChanges: [],
  chartInteractions: [],
  clientErrors: [],
  sessionSummary: { sessions: 0 },
};

function expectedOf(range: ExpectedRange, scope: string): ExpectedAnswers {
  return scope === "platform" ? range.platform : (range.byOrganisation[scope] ?? nothing);
}

function answersOf(scopes: Scopes, scope: string, range: ExpectedRange): Answers {
  const answers = scopes.get(scope)?.get(range.name);
  if (answers === undefined) throw new Error(`Nothing was asked in ${scope} over the ${range.name}.`);
  return answers;
}

/** The words of the product for an expected row; a mean is compared up to the last digits of a double. */
function toRankedRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { users, valueCountSum: _, avgValueCount, ...others } = row;
  return {
    ...others,
    ...(users === undefined ? {} : { anonymousUsers: users }),
    ...(typeof avgValueCount === "number" ? { avgValueCount: about(avgValueCount) } : {}),
  };
}

/** The value, with the rounding of another order of summing allowed; null when there is none. */
function about(value: number | undefined): unknown {
  if (value === undefined) return null;
  const digits = 10 - Math.ceil(Math.log10(Math.max(Math.abs(value), 1)));
  return expect.closeTo(value, digits);
}

/** Every second event of the file, in an order that has nothing to do with the file's, but is always the same. */
function halfShuffled(): Uint8Array {
  const lines = gunzipSync(readFileSync(eventsFile)).toString().trimEnd().split("\n");
  const half = lines.filter((_, index) => index % 2 === 0);
  let state = 1;
  for (let index = half.length - 1; index > 0; index--) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (index + 1);
    [half[index], half[other]] = [half[other] ?? "", half[index] ?? ""];
  }
  return gzipSync(half.join("\n"));
}
