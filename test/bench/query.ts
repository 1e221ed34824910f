// `pnpm bench:query`: what an answer costs on the embedded engine, beside the plain SQL that one would write first.
import { type MetricAnswer, type MetricId, metricIds, metrics, type ScopeKind } from "@firsthand/contract";
import { createTelemetryHandler, type Scope } from "@firsthand/server";
import { demoOrganisations } from "@firsthand/testing";
import { type EventStore, importTraffic, makeTraffic, openEventStore } from "./support/event-store.ts";
import { getNaiveSql } from "./support/naive-sql.ts";
import { printTable } from "./support/print-table.ts";
import { describeMachine, readOptions, writeFigures } from "./support/run-options.ts";
import { getMedian } from "./support/statistics.ts";

interface Question {
  readonly metric: MetricId;
  readonly scopeKind: ScopeKind;
  readonly days: number;
}

interface Cost {
  readonly durationMs: number;
  readonly rowsRead: number | null;
  readonly bytesRead: number | null;
}

const options = readOptions({ rounds: 7 });
const now = new Date();
const [{ orgIdHash }] = demoOrganisations;
const questions = metricIds.flatMap((metric) =>
  (["org", "platform"] as const)
    .filter((scopeKind) => metrics[metric].scopes.includes(scopeKind))
    .flatMap((scopeKind) => [30, 180].map((days): Question => ({ metric, scopeKind, days }))),
);

console.error("Making the events …");
const traffic = makeTraffic(options.events, now);
const store = await openEventStore();
const { stored } = await importTraffic(store, traffic);
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
    figure.scopeKind,
    String(figure.days),
    figure.durationMs.toFixed(1),
    figure.naiveMs.toFixed(1),
    `${figure.ratio.toFixed(1)}x`,
    (figure.rowsRead ?? 0).toLocaleString("en-US"),
    Math.round((figure.bytesRead ?? 0) / 1024).toLocaleString("en-US"),
  ]),
);
await writeFigures(options.json, { stored, figures });

async function ask({ clickhouse }: EventStore, { metric, scopeKind, days }: Question): Promise<Cost> {
  const scope: Scope = scopeKind === "org" ? { kind: "org", orgIdHash } : { kind: "platform" };
  const handler = createTelemetryHandler({ clickhouse, resolveScope: () => scope, now: () => now.getTime() });
  const search = new URLSearchParams({ start: startOf(days).toISOString(), end: now.toISOString() });
  const startedAt = performance.now();
  const response = await handler(new Request(`http://localhost/api/telemetry/metrics/${metric}?${search}`));
  const answer = (await response.json()) as MetricAnswer;
  const durationMs = performance.now() - startedAt;
  if (!response.ok) throw new Error(`${metric} was not answered: ${JSON.stringify(answer)}`);
  return { durationMs, rowsRead: answer.meta.rowsRead, bytesRead: answer.meta.bytesRead };
}

async function askNaively({ clickhouse }: EventStore, { metric, scopeKind, days }: Question): Promise<Cost> {
  const { reader, table } = clickhouse;
  const isOrg = scopeKind === "org";
  const parameters = {
    start: toEngineTime(startOf(days)),
    end: toEngineTime(now),
    ...(isOrg ? { org: orgIdHash } : {}),
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
