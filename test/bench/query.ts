// `pnpm bench:query`: what an answer costs on the embedded engine, beside the plain SQL that one would write first.
import { type MetricAnswer, type MetricId, metricIds, metrics } from "@firsthand/contract";
import { createTelemetryHandler, type Scope } from "@firsthand/server";
import { getOrgIdHash, makeEngineEvents } from "./support/engine-events.ts";
import { type EventStore, openEventStore } from "./support/event-store.ts";
import { getNaiveSql } from "./support/naive-sql.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getMedian } from "./support/statistics.ts";

interface Question {
  readonly metric: MetricId;
  /** Whose events: the largest organisation has 13 % of them, the usual one 0.9 %. */
  readonly scopeName: ScopeName;
  readonly days: number;
}

type ScopeName = keyof typeof scopes;

interface Cost {
  readonly durationMs: number;
  readonly rowsRead: number | null;
  readonly bytesRead: number | null;
}

const options = readOptions({ rounds: 7 });
const now = new Date();
const scopes = {
  "organisation of 0.9 %": { kind: "org", orgIdHash: getOrgIdHash(20) },
  "largest organisation": { kind: "org", orgIdHash: getOrgIdHash(1) },
  platform: { kind: "platform" },
} as const satisfies Record<string, Scope>;
const ranges = [30, 180, 700].filter((days) => days <= Math.max(30, options.days));
const questions = metricIds.flatMap((metric) =>
  (Object.keys(scopes) as ScopeName[])
    .filter((name) => metrics[metric].scopes.includes(scopes[name].kind))
    .flatMap((scopeName) => ranges.map((days): Question => ({ metric, scopeName, days }))),
);

console.error("Making the events …");
const store = await openEventStore();
const stored = await makeEngineEvents(store.clickhouse, { ...options, end: now }, (rows) =>
  console.error(`${rows.toLocaleString("en-US")} of ${options.events.toLocaleString("en-US")} events`),
);
const measured = questions.map((question) => ({
  question,
  answers: [] as Cost[],
  naive: [] as Cost[],
}));
// The first round, in which the engine reads its files for the first time, is left out.
for (let round = 0; round <= options.rounds; round += 1) {
  console.error(round === 0 ? "Warming up …" : `Round ${round} of ${options.rounds} …`);
  for (const { question, answers, naive } of measured) {
    const cost = { answer: await ask(store, question), naive: await askNaively(store, question) };
    if (round === 0) continue;
    answers.push(cost.answer);
    naive.push(cost.naive);
  }
}
await store.close();

const figures = measured.map(({ question, answers, naive }) => ({
  ...question,
  durationMs: getMedian(answers.map((cost) => cost.durationMs)),
  rowsRead: answers[0]?.rowsRead ?? null,
  bytesRead: answers[0]?.bytesRead ?? null,
  naiveMs: getMedian(naive.map((cost) => cost.durationMs)),
  ratio: getMedian(answers.map((cost, i) => cost.durationMs / (naive[i]?.durationMs ?? Number.NaN))),
  rounds: { answers: answers.map((cost) => cost.durationMs), naive: naive.map((cost) => cost.durationMs) },
}));
console.log(
  `\n${stored.toLocaleString("en-US")} stored events, medians of ${options.rounds} rounds. ${describeMachine()}.\n`,
);
printTable(
  ["metric", "scope", "days", "ms", "plain SQL ms", "ratio", "rows read", "KiB read"],
  figures.map((figure) => [
    figure.metric,
    figure.scopeName,
    String(figure.days),
    figure.durationMs.toFixed(1),
    figure.naiveMs.toFixed(1),
    `${figure.ratio.toFixed(1)}x`,
    (figure.rowsRead ?? 0).toLocaleString("en-US"),
    Math.round((figure.bytesRead ?? 0) / 1024).toLocaleString("en-US"),
  ]),
);
await writeFigures(options.json, { stored, figures });

async function ask({ clickhouse }: EventStore, { metric, scopeName, days }: Question): Promise<Cost> {
  const handler = createTelemetryHandler({
    clickhouse,
    resolveScope: () => scopes[scopeName],
    now: () => now.getTime(),
    rawRetentionDays: Math.max(180, options.days),
    // What takes too long for a host is measured to its end.
    limits: { queryTimeoutMs: 60_000 },
  });
  const search = new URLSearchParams({ start: startOf(days).toISOString(), end: now.toISOString() });
  const startedAt = performance.now();
  const response = await handler(new Request(`http://localhost/api/telemetry/metrics/${metric}?${search}`));
  const answer = (await response.json()) as MetricAnswer;
  const durationMs = performance.now() - startedAt;
  if (!response.ok) throw new Error(`${metric} was not answered: ${JSON.stringify(answer)}`);
  return { durationMs, rowsRead: answer.meta.rowsRead, bytesRead: answer.meta.bytesRead };
}

async function askNaively({ clickhouse }: EventStore, { metric, scopeName, days }: Question): Promise<Cost> {
  const { reader, table } = clickhouse;
  const scope: Scope = scopes[scopeName];
  const isOrg = scope.kind === "org";
  const parameters = {
    start: toEngineTime(startOf(days)),
    end: toEngineTime(now),
    ...(isOrg ? { org: scope.orgIdHash } : {}),
  };
  const startedAt = performance.now();
  const { rowsRead, bytesRead } = await reader.read(
    { sql: getNaiveSql(metric, table, isOrg), parameters },
    { timeoutMs: 60_000 },
  );
  return { durationMs: performance.now() - startedAt, rowsRead, bytesRead };
}

function startOf(days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

function toEngineTime(instant: Date): string {
  return instant.toISOString().replace("T", " ").replace("Z", "");
}
