import { accounts } from "@firsthand/demo/accounts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer } from "../oracle/answer.ts";
import type { MetricName } from "../oracle/metric-name.ts";
import type { Question, Scope } from "../oracle/question.ts";
import { linesHeard, listen, readCount, showTable, signIn, tableOf } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

interface Line {
  readonly metric: MetricName;
  readonly data: unknown;
  readonly meta: {
    readonly timeRange: { start: string; end: string };
    readonly granularity: NonNullable<Question["granularity"]>;
    readonly truncated: boolean;
    readonly trendStarts: readonly string[] | null;
  };
}

describe.each(accounts)("the demo, signed in as $name", ({ id, orgIdHash }) => {
  const scope: Scope = orgIdHash === null ? { kind: "platform" } : { kind: "org", orgIdHash };
  let page: Page;
  let lines: Line[];

  beforeAll(async () => {
    page = await demo.browser.newPage({ timezoneId: "Europe/Berlin", locale: "en-US" });
    await listen(page);
    await signIn(page, demo.host.url, id);
    lines = (await linesHeard(page)) as unknown as Line[];
  });

  afterAll(() => page?.close());

  const expected = (metric: MetricName, extra: Partial<Question> = {}) => {
    const line = lines.find((candidate) => candidate.metric === metric);
    if (line === undefined) throw new Error(`The page did not ask for ${metric}.`);
    const { timeRange, granularity } = line.meta;
    const question: Question = {
      metric,
      scope,
      ...timeRange,
      timeZone: "Europe/Berlin",
      granularity,
      ...extra,
    };
    const labels = {};
    return answer(question, demo.host.events, { now: demo.host.now, rawRetentionDays: 180, labels })
      .data as never;
  };

  it("shows the scope's totals", async () => {
    const data: Record<string, number | null> = expected("totals");
    const shown = await page.$$eval('[data-metric="totals"] .fh-total__value', (all) =>
      all.map((one) => one.textContent),
    );
    const measures = [
      "anonymousUsers",
      "sessions",
      "events",
      ...(scope.kind === "platform" ? ["activeOrgs"] : []),
    ];
    expect(shown.map((text) => readCount(text ?? ""))).toEqual(measures.map((measure) => data[measure]));
  });

  it("shows the scope's active users, day by day", async () => {
    const { points }: { points: { anonymousUsers: number | null }[] } = expected("active-users");
    await showTable(page, "active-users");
    const shown = (await tableOf(page, "active-users")).map(([, users]) => users);
    const counts = points.map(({ anonymousUsers }) => anonymousUsers);
    expect(shown.map((text) => (readCount(text) >= 0 ? readCount(text) : null))).toEqual(counts);
  });

  it("shows the scope's routes", async () => {
    const { rows }: { rows: { routePattern: string | null; events: number }[] } = expected("top-routes", {
      limit: 10,
    });
    const shown = (await tableOf(page, "top-routes")).slice(0, 10);
    expect(shown.map((cells) => readCount(cells[1]))).toEqual(rows.map(({ events }) => events));
    for (const [i, { routePattern }] of rows.entries()) {
      if (routePattern !== null) expect(shown[i]?.[0]).toContain(routePattern);
    }
  });

  it("was sent the oracle's numbers for every panel, and nothing of anybody else", async () => {
    const asked = lines.map(({ metric }) => metric);
    expect(asked).toContain("client-errors");
    expect(asked.includes("top-orgs")).toBe(scope.kind === "platform");
    // The health of the operator's page is an answer without a metric.
    for (const { metric, data, meta } of lines.filter((line) => line.metric !== undefined)) {
      const extra: Partial<Question> = { limit: limitOf(data, meta), trend: meta.trendStarts !== null };
      const oracle: unknown = expected(metric, extra);
      expect(withoutLabels(data), metric).toEqual(withoutLabels(oracle));
    }
    if (scope.kind === "org") {
      const others = accounts
        .flatMap((account) => account.orgIdHash ?? [])
        .filter((hash) => hash !== scope.orgIdHash);
      for (const hash of others) expect(JSON.stringify(lines)).not.toContain(hash);
    }
  });
});

describe("an admin of the demo", () => {
  it("is refused the ranking of organisations", async () => {
    const page = await demo.browser.newPage();
    await signIn(page, demo.host.url, "ada");
    const status = await page.evaluate(async () => (await fetch("/api/telemetry/metrics/top-orgs")).status);
    expect(status).toBe(403);
    await page.close();
  });
});

/** The limit that a panel asked with: as many rows as it got where some were left out. */
function limitOf(data: unknown, { truncated }: Line["meta"]): number {
  return truncated && data instanceof Object && "rows" in data && Array.isArray(data.rows)
    ? data.rows.length
    : 1_000;
}

/** Floats rounded to nine digits, and without the host's names for organisations, which the oracle does not know. */
function withoutLabels(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data, (key, value) => {
      if (key === "label") return undefined;
      return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value;
    }),
  );
}
