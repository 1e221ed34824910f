import { type MetricId, metricIds } from "@firsthand/contract";
import { Findings } from "./findings.ts";
import {
  dataOf,
  fieldOf,
  figuresOf,
  metricQuestion,
  metricsFor,
  plainQuestions,
  type Range,
} from "./plain-questions.ts";
import type { Probe, Question, Reply, Viewer } from "./probe.ts";
import type { TenancyCheck } from "./tenancy-scopes.ts";

/** Each viewer sees figures of its own scope: those that the operator's list and the test data know of. */
export async function checkOwnFigures(probe: Probe, range: Range): Promise<TenancyCheck[]> {
  const checks: TenancyCheck[] = [];
  const listed = probe.platform === null ? null : await listOrganisations(probe, probe.platform, range);
  const seen = new Map<string, string>();
  for (const viewer of probe.organisations) {
    const figures = await figuresOfAll(probe, viewer, range);
    checks.push(figures.check);
    checks.push(await checkOperatorMetrics(probe, viewer, range));
    checks.push(await checkEvents(probe, viewer, range, listed));
    const own = new Findings(`${viewer.name} does not see the same figures as another organisation.`);
    const twin = seen.get(figures.all);
    const advice = "either the scope is ignored or the test data is the same";
    own.look(twin === undefined, () => `It sees exactly what ${twin} sees: ${advice}`);
    seen.set(figures.all, viewer.name);
    checks.push(own.check);
  }
  if (probe.platform !== null) checks.push(await checkPlatform(probe, probe.platform, range));
  return checks;
}

async function figuresOfAll(
  probe: Probe,
  viewer: Viewer,
  range: Range,
): Promise<{ check: TenancyCheck; all: string }> {
  const findings = new Findings(
    `${viewer.name} gets every metric in its own scope, marked as not to be shared.`,
  );
  const all: (string | null)[] = [];
  for (const metric of metricsFor("org")) {
    const figures = new Set<string | null>();
    for (const question of waysToAsk(metric, range)) {
      const reply = await probe.ask(viewer, question);
      const isOwn = figuresOf(reply) !== null && fieldOf(reply, "meta", "scopeKind") === "org";
      findings.look(
        isOwn,
        () => `${probe.describe(question)} answers ${reply.status} without figures of an organisation`,
      );
      const isPrivate =
        reply.headers.get("cache-control") === "private, no-store" && !reply.headers.has("etag");
      findings.look(isPrivate, () => `${probe.describe(question)} may be kept by a cache`);
      figures.add(figuresOf(reply));
    }
    findings.look(figures.size === 1, () => `${metric} has other figures in a batch than alone`);
    const [alone, compared] = [
      await probe.ask(viewer, metricQuestion(metric, range)),
      await probe.ask(viewer, metricQuestion(metric, range, { compare: "previous" })),
    ].map(dataOf);
    findings.look(alone === compared, () => `${metric} has other figures with a comparison than without`);
    all.push(...figures);
  }
  const { health, openapi } = plainQuestions(range, []);
  for (const question of [...health, ...openapi]) await probe.ask(viewer, question);
  return { check: findings.check, all: JSON.stringify(all) };
}

async function checkOperatorMetrics(probe: Probe, viewer: Viewer, range: Range): Promise<TenancyCheck> {
  const findings = new Findings(`${viewer.name} is refused what only the operator may ask.`);
  const own = metricsFor("org");
  for (const question of metricIds
    .filter((id) => !own.includes(id))
    .flatMap((metric) => waysToAsk(metric, range))) {
    const reply = await probe.ask(viewer, question);
    const isRefused =
      reply.status === 403 || (reply.status === 200 && reply.text.includes('"code":"forbidden"'));
    findings.look(
      isRefused && figuresOf(reply) === null,
      () => `${probe.describe(question)} answers ${reply.status}`,
    );
  }
  return findings.check;
}

async function checkEvents(
  probe: Probe,
  viewer: Viewer,
  range: Range,
  listed: OperatorList | null,
): Promise<TenancyCheck> {
  const findings = new Findings(`${viewer.name} sees its own events, and there are some to see.`);
  const reply = await probe.ask(viewer, metricQuestion("totals", range));
  const events = fieldOf(reply, "data", "events");
  const advice = "give every organisation events in the range, or name the range that holds them";
  findings.look(typeof events === "number" && events > 0, () => `It sees no events: ${advice}`);
  if (viewer.events !== undefined) {
    findings.look(
      events === viewer.events,
      () => "It does not see the number of events that was given for it",
    );
  }
  const byOperator = listed?.events.get(viewer.orgIdHash ?? "");
  // Where small groups are withheld, the operator's answer is for whole days, and others' need not be.
  if (byOperator !== undefined && listed?.timeRange === timeRangeOf(reply)) {
    findings.look(events === byOperator, () => "It does not see what the operator's list says of it");
  }
  return findings.check;
}

async function checkPlatform(probe: Probe, platform: Viewer, range: Range): Promise<TenancyCheck> {
  const findings = new Findings("The operator gets every metric in platform scope.");
  for (const question of metricsFor("platform").flatMap((metric) => waysToAsk(metric, range))) {
    const reply = await probe.ask(platform, question);
    const isPlatform = fieldOf(reply, "meta", "scopeKind") === "platform";
    findings.look(
      isPlatform,
      () => `${probe.describe(question)} answers ${reply.status} without figures of the platform`,
    );
  }
  return findings.check;
}

function waysToAsk(metric: MetricId, range: Range): Question[] {
  const { metric: alone, query: inBatch } = plainQuestions(range, [metric]);
  return [...alone, ...inBatch];
}

interface OperatorList {
  /** By hash. */
  readonly events: ReadonlyMap<string, number>;
  readonly timeRange: string;
}

async function listOrganisations(probe: Probe, platform: Viewer, range: Range): Promise<OperatorList> {
  const reply = await probe.ask(platform, metricQuestion("top-orgs", range, { limit: "1000" }));
  const rows = fieldOf(reply, "data", "rows");
  const listed: readonly { orgIdHash: string; events: number }[] = Array.isArray(rows) ? rows : [];
  return {
    events: new Map(listed.map(({ orgIdHash, events }) => [orgIdHash, events])),
    timeRange: timeRangeOf(reply),
  };
}

function timeRangeOf(reply: Reply): string {
  return JSON.stringify(fieldOf(reply, "meta", "timeRange"));
}
