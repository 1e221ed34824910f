// `pnpm bench:query`: what an answer costs on the embedded engine when days are sealed, beside the plain SQL that one would write first.
// Every answer is held against exact SQL over the same events; one that differs ends the bench.
import { type MetricAnswer, type MetricId, metricIds, metrics } from "@firsthand/contract";
import { createTelemetryHandler, type Scope, sealDays, type TelemetryHandler } from "@firsthand/server";
import { getOrgIdHash, makeEngineEvents } from "./support/engine-events.ts";
import { openEventStore } from "./support/event-store.ts";
import { getExactSql, getNaiveSql, RANKED_ROWS } from "./support/naive-sql.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { findDifference } from "./support/same-figures.ts";
import { getMedian } from "./support/statistics.ts";
import { measureStorage } from "./support/storage.ts";

type ScopeName = keyof typeof scopes;

/** A range in days. The day that is not over cannot be sealed, so ranges are asked for with and without it. */
interface BenchRange {
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
}

interface Question {
  readonly metric: MetricId;
  /** Whose events: the largest organisation has 13 % of them, the usual one 0.9 %. */
  readonly scopeName: ScopeName;
  readonly range: BenchRange;
}

interface Cost {
  readonly durationMs: number;
  readonly rowsRead: number | null;
  readonly bytesRead: number | null;
}

const DAY_MS = 86_400_000;
const options = readOptions({ rounds: 5, events: 10_000_000 });
const now = new Date();
const midnight = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
const scopes = {
  "organisation of 0.9 %": { kind: "org", orgIdHash: getOrgIdHash(20) },
  "largest organisation": { kind: "org", orgIdHash: getOrgIdHash(1) },
  platform: { kind: "platform" },
} as const satisfies Record<string, Scope>;
const daysBefore = (end: Date, days: number) => new Date(end.getTime() - days * DAY_MS);
const ranges: readonly BenchRange[] = [
  ...[30, 180, 700]
    .filter((days) => days <= Math.max(30, options.days))
    .map((days) => ({ name: `${days}`, start: daysBefore(midnight, days), end: midnight })),
  { name: "30 and today", start: daysBefore(midnight, 30), end: now },
];
const questions = (Object.keys(scopes) as ScopeName[]).flatMap((scopeName) =>
  ranges.flatMap((range) =>
    metricsOf({ scopeName, range }).map((metric): Question => ({ metric, scopeName, range })),
  ),
);

console.error("Making the events …");
const store = await openEventStore();
const { clickhouse, uncapped } = store;
// Sealed while all is kept, and read when only half a year is.
const sealedRetentionDays = Math.max(180, options.days + 1);
const stored = await makeEngineEvents(clickhouse, { ...options, end: now }, (rows) =>
  console.error(`${rows.toLocaleString("en-US")} of ${options.events.toLocaleString("en-US")} events`),
);
console.error("Sealing the days …");
const sealingFrom = performance.now();
const sealing = await sealDays(clickhouse, {
  rawRetentionDays: sealedRetentionDays,
  closedForMs: 0,
  quietForMs: 0,
  threads: 2,
  onProgress: ({ daysDone, days }) => console.error(`${daysDone} of ${days} days`),
});
const sealingMs = performance.now() - sealingFrom;
const storage = await measureStorage(clickhouse);

const address = "http://localhost/api/telemetry";
const handlers = Object.fromEntries(
  (Object.keys(scopes) as ScopeName[]).map((scopeName) => [scopeName, handlerOf(scopeName)]),
) as Readonly<Record<ScopeName, TelemetryHandler>>;
const measured = questions.map((question) => ({ question, answers: [] as Cost[], naive: [] as Cost[] }));
const dashboards = (Object.keys(scopes) as ScopeName[]).flatMap((scopeName) =>
  ranges.map((range) => ({ scopeName, range, answers: [] as number[], naive: [] as number[] })),
);
// In the first round the engine reads its files for the first time: it is not measured, and the figures are compared.
for (let round = 0; round <= options.rounds; round += 1) {
  console.error(
    round === 0 ? "Comparing the answers with exact SQL …" : `Round ${round} of ${options.rounds} …`,
  );
  for (const { question, answers, naive } of measured) {
    const { answer, cost } = await ask(question);
    const { metric, scopeName } = question;
    const isOrg = scopes[scopeName].kind === "org";
    if (round === 0) {
      const { rows } = await read(question, getExactSql(metric, clickhouse.table, isOrg));
      const difference = findDifference(answer, rows);
      if (difference === null) continue;
      throw new Error(`The answer is wrong. ${scopeName}, ${question.range.name} days, ${difference}`);
    }
    answers.push(cost);
    naive.push((await read(question, getNaiveSql(metric, clickhouse.table, isOrg))).cost);
  }
  for (const { answers, naive, ...dashboard } of round === 0 ? [] : dashboards) {
    answers.push(await askDashboard(dashboard));
    naive.push(await readDashboard(dashboard));
  }
}
await store.close();

const figures = measured.map(({ question, answers, naive }) => ({
  metric: question.metric,
  scopeName: question.scopeName,
  range: question.range.name,
  durationMs: getMedian(answers.map((cost) => cost.durationMs)),
  rowsRead: answers[0]?.rowsRead ?? 0,
  bytesRead: answers[0]?.bytesRead ?? 0,
  naiveMs: getMedian(naive.map((cost) => cost.durationMs)),
  naiveBytes: naive[0]?.bytesRead ?? 0,
  rounds: { answers: answers.map((cost) => cost.durationMs), naive: naive.map((cost) => cost.durationMs) },
}));
type Figures = (typeof figures)[number];
const whole = (amount: number) => Math.round(amount).toLocaleString("en-US");
const times = (naive: number, own: number) => `${(naive / own).toFixed(1)}x`;
console.log(`\n${whole(stored)} stored events, medians of ${options.rounds} rounds. ${describeMachine()}.`);
console.log(
  `${sealing.sealed} days sealed in ${(sealingMs / 1_000).toFixed(1)} s, ${whole(sealing.events)} events. All answers equal exact SQL.\n`,
);
printTable(
  ["table", "rows", "MB", "bytes an event"],
  storage.map(({ table, rows, bytes }) => [
    table,
    whole(rows),
    (bytes / 1e6).toFixed(1),
    (bytes / stored).toFixed(1),
  ]),
);
console.log("");
printTable(
  ["scope", "days", "metric", "ms", "plain SQL ms", "faster", "rows read", "KiB read", "fewer bytes"],
  figures.map((each) => [each.scopeName, each.range, each.metric, ...costsOf([each])]),
);
console.log(
  "\nAll metrics as one dashboard: one request, and beside it the plain statements at the same time.\n",
);
printTable(
  ["scope", "days", "ms", "plain SQL ms", "faster", "rows read", "KiB read", "fewer bytes"],
  dashboards.map(({ scopeName, range, answers, naive }) => {
    const of = figures.filter((each) => each.scopeName === scopeName && each.range === range.name);
    const [, , , ...costs] = costsOf(of);
    const own = getMedian(answers);
    const plain = getMedian(naive);
    return [scopeName, range.name, own.toFixed(1), plain.toFixed(1), times(plain, own), ...costs];
  }),
);
await writeFigures(options.json, {
  stored,
  sealing: { ...sealing, durationMs: sealingMs },
  storage,
  figures,
  dashboards: dashboards.map(({ range, ...dashboard }) => ({ ...dashboard, range: range.name })),
});

function costsOf(of: readonly Figures[]): string[] {
  const sum = (amount: (each: Figures) => number) => of.reduce((total, each) => total + amount(each), 0);
  const own = { ms: sum((each) => each.durationMs), bytes: sum((each) => each.bytesRead) };
  const naive = { ms: sum((each) => each.naiveMs), bytes: sum((each) => each.naiveBytes) };
  return [
    own.ms.toFixed(1),
    naive.ms.toFixed(1),
    times(naive.ms, own.ms),
    whole(sum((each) => each.rowsRead)),
    whole(own.bytes / 1024),
    times(naive.bytes, own.bytes),
  ];
}

function handlerOf(scopeName: ScopeName): TelemetryHandler {
  return createTelemetryHandler({
    clickhouse,
    resolveScope: () => scopes[scopeName],
    now: () => now.getTime(),
    historyDays: sealedRetentionDays,
    // What was read once would not be read again.
    cachedValues: 0,
    // What takes too long for a host is measured to its end.
    limits: { queryTimeoutMs: 60_000 },
    smallGroups: false,
  });
}

function paramsOf(metric: MetricId, { start, end }: BenchRange) {
  return {
    start: start.toISOString(),
    end: end.toISOString(),
    granularity: "day",
    ...(metrics[metric].shape === "ranked" ? { limit: RANKED_ROWS } : {}),
  };
}

async function ask({
  metric,
  scopeName,
  range,
}: Question): Promise<{ readonly answer: MetricAnswer; readonly cost: Cost }> {
  const search = new URLSearchParams(
    Object.entries(paramsOf(metric, range)).map(([name, value]) => [name, `${value}`]),
  );
  const startedAt = performance.now();
  const response = await handlers[scopeName](new Request(`${address}/metrics/${metric}?${search}`));
  const answer = (await response.json()) as MetricAnswer;
  const durationMs = performance.now() - startedAt;
  if (!response.ok) throw new Error(`${metric} was not answered: ${JSON.stringify(answer)}`);
  return { answer, cost: { durationMs, rowsRead: answer.meta.rowsRead, bytesRead: answer.meta.bytesRead } };
}

type Dashboard = Pick<Question, "scopeName" | "range">;

function metricsOf({ scopeName }: Dashboard): readonly MetricId[] {
  return metricIds.filter((metric) => metrics[metric].scopes.includes(scopes[scopeName].kind));
}

/** The time from one request for all metrics to the last of their answers. */
async function askDashboard(dashboard: Dashboard): Promise<number> {
  const queries = metricsOf(dashboard).map((metric) => ({
    id: metric,
    metric,
    params: paramsOf(metric, dashboard.range),
  }));
  const body = JSON.stringify({ queries });
  const startedAt = performance.now();
  const headers = { "content-type": "application/json" };
  const response = await handlers[dashboard.scopeName](
    new Request(`${address}/query`, { method: "POST", headers, body }),
  );
  const lines = (await response.text()).trim().split("\n");
  const durationMs = performance.now() - startedAt;
  if (lines.some((line) => JSON.parse(line).ok !== true))
    throw new Error(`The dashboard was not answered: ${lines.join("\n")}`);
  return durationMs;
}

async function readDashboard(dashboard: Dashboard): Promise<number> {
  const isOrg = scopes[dashboard.scopeName].kind === "org";
  const startedAt = performance.now();
  await Promise.all(
    metricsOf(dashboard).map((metric) => read(dashboard, getNaiveSql(metric, clickhouse.table, isOrg))),
  );
  return performance.now() - startedAt;
}

async function read({ scopeName, range }: Dashboard, sql: string) {
  const scope: Scope = scopes[scopeName];
  const parameters = {
    start: toEngineTime(range.start),
    end: toEngineTime(range.end),
    ...(scope.kind === "org" ? { org: scope.orgIdHash } : {}),
  };
  const startedAt = performance.now();
  const { rows, rowsRead, bytesRead } = await uncapped.reader.read<Record<string, unknown>>(
    { sql, parameters },
    { timeoutMs: 600_000 },
  );
  return { rows, cost: { durationMs: performance.now() - startedAt, rowsRead, bytesRead } };
}

function toEngineTime(instant: Date): string {
  return instant.toISOString().replace("T", " ").replace("Z", "");
}
