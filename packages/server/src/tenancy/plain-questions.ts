import {
  type EventBatch,
  type MetricId,
  metricIds,
  metrics,
  type ScopeKind,
  schemaVersion,
} from "@firsthand/contract";
import type { Endpoint } from "../http/endpoints.ts";
import type { Question, Reply } from "./probe.ts";
import type { TenancyOptions } from "./tenancy-scopes.ts";

/** The parameters that every question of the check carries. */
export type Range = NonNullable<TenancyOptions["range"]>;

/** The metrics that a kind of scope may ask. */
export function metricsFor(kind: ScopeKind): readonly MetricId[] {
  return metricIds.filter((metric) => metrics[metric].scopes.includes(kind));
}

/** `GET /metrics/{metric}`, with further query fields. */
export function metricQuestion(
  metric: MetricId,
  range: Range,
  fields: Readonly<Record<string, string>> = {},
): Question {
  const search = new URLSearchParams({ ...definedIn(range), ...fields });
  return { method: "GET", path: search.size === 0 ? `/metrics/${metric}` : `/metrics/${metric}?${search}` };
}

/** `POST /query` with one question. */
export function batchQuestion(
  metric: MetricId,
  range: Range,
  fields: Readonly<Record<string, unknown>> = {},
): Question {
  return {
    method: "POST",
    path: "/query",
    body: { queries: [{ id: metric, metric, params: { ...range, ...fields } }] },
  };
}

/** A batch that would be taken of somebody who is signed in to an organisation. */
const oneEvent: EventBatch = {
  orgIdHash: null,
  source: "tenancy-check",
  events: [
    {
      name: "guide_opened",
      schemaVersion,
      eventId: "evt_tenancy_check",
      ts: new Date(0).toISOString(),
      sessionId: "tenancy_check",
      anonymousUserId: "tenancy_check",
      orgIdHash: null,
      routePattern: null,
      payload: { guide: "tenancy-check", surface: "tenancy-check" },
    },
  ],
};

/** The plain questions of every endpoint. A new endpoint has to be written here. */
export function plainQuestions(
  range: Range,
  metricList: readonly MetricId[],
): Record<Endpoint["id"], Question[]> {
  return {
    metric: metricList.flatMap((metric) => [
      metricQuestion(metric, range),
      metricQuestion(metric, range, { evidence: "true" }),
    ]),
    query: metricList.map((metric) => batchQuestion(metric, range)),
    events: [{ method: "POST", path: "/events", body: oneEvent }],
    health: [{ method: "GET", path: "/health" }],
    openapi: [{ method: "GET", path: "/openapi.json" }],
  };
}

/**
 * What has to be the same whenever the same viewer asks the same: the figures and whose they are, without the clock
 * readings of `meta`. Null when the reply holds no figures.
 */
export function figuresOf(reply: Reply): string | null {
  if (reply.status !== 200) return null;
  try {
    const parsed: unknown = JSON.parse(reply.text);
    if (typeof parsed !== "object" || parsed === null) return null;
    const { metric, data, comparison, meta, status, dataThrough, storedRows, ok, error } = parsed as Record<
      string,
      unknown
    >;
    const scopeKind =
      typeof meta === "object" && meta !== null && "scopeKind" in meta ? meta.scopeKind : undefined;
    if (ok === false) return null;
    return JSON.stringify({ metric, data, comparison, scopeKind, status, dataThrough, storedRows, error });
  } catch {
    return null;
  }
}

/** The figures of the range alone, without those that it is compared with. Null when the reply holds none. */
export function dataOf(reply: Reply): string | null {
  const figures = figuresOf(reply);
  return figures === null ? null : JSON.stringify(JSON.parse(figures).data);
}

/** A field of an answer's `data` or `meta`, or undefined. */
export function fieldOf(reply: Reply, part: "data" | "meta", name: string): unknown {
  try {
    const parsed = JSON.parse(reply.text) as Record<string, Record<string, unknown> | undefined>;
    return parsed[part]?.[name];
  } catch {
    return undefined;
  }
}

function definedIn(range: Range): Record<string, string> {
  return Object.fromEntries(
    Object.entries(range).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
