import type { MetricData, MetricId, MetricParams } from "@firsthand/contract";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

/** Where the tests' host serves telemetry. */
export const baseUrl = "http://host.test/api/telemetry";

/** One request that reached the tests' host. */
export interface Asked {
  readonly queries: readonly {
    readonly id: string;
    readonly metric: MetricId;
    readonly params: MetricParams;
  }[];
  readonly request: Request;
}

type Respond = (asked: Asked) => Response | Promise<Response>;

/** A host's API behind msw: every request that came in, and how the next ones are answered. */
export function createTestApi() {
  const asked: Asked[] = [];
  let respond: Respond = ({ queries }) => answerAll(queries);
  const server = setupServer(
    http.post(`${baseUrl}/query`, async ({ request }) => {
      const body = (await request.clone().json()) as Pick<Asked, "queries">;
      const entry = { queries: body.queries, request };
      asked.push(entry);
      return respond(entry);
    }),
  );
  return {
    asked,
    server,
    respondWith(next: Respond) {
      respond = next;
    },
    reset() {
      asked.length = 0;
      respond = ({ queries }) => answerAll(queries);
    },
  };
}

/** Each query answered in order, with `figure` as the first measure. */
export function answerAll(queries: Asked["queries"], figure = 1): Response {
  const lines = queries.map(({ id, metric }) => JSON.stringify(answerLine(id, metric, figure)));
  return new HttpResponse(`${lines.join("\n")}\n`, { headers: { "content-type": "application/x-ndjson" } });
}

/** Each query refused with one code, as lines of a stream. */
export function refuseAll(queries: Asked["queries"], code: string): Response {
  const lines = queries.map(({ id }) => JSON.stringify({ id, ok: false, error: { code, message: "No." } }));
  return new HttpResponse(`${lines.join("\n")}\n`, { headers: { "content-type": "application/x-ndjson" } });
}

/** A failure of the whole request, in the contract's words. */
export function refuse(status: number, code: string): Response {
  return HttpResponse.json({ error: { code, message: "No.", requestId: "r-1" } }, { status });
}

/** A response whose lines the test sends one by one. */
export function createLineStream() {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    response: () =>
      new HttpResponse(readable, {
        headers: { "content-type": "application/x-ndjson", "transfer-encoding": "chunked" },
      }),
    sendText: (text: string) => writer.write(encoder.encode(text)),
    send: (line: unknown) => writer.write(encoder.encode(`${JSON.stringify(line)}\n`)),
    end: () => writer.close(),
    break: () => writer.abort(new Error("reset")),
  };
}

/** A line that answers `metric`. */
export function answerLine<M extends MetricId>(id: string, metric: M, figure = 1) {
  return { id, ok: true, metric, data: createData(metric, figure), meta };
}

const meta = {
  definitionId: "any@1",
  scopeKind: "org",
  timeRange: { start: "2026-11-01T00:00:00Z", end: "2026-11-02T00:00:00Z" },
  comparisonTimeRange: null,
  timeZone: "UTC",
  granularity: "day",
  exactness: "exact",
  errorBound: null,
  sources: [],
  readableSince: "2026-05-01T00:00:00Z",
  eventsSince: "2026-05-01T00:00:00Z",
  unknown: [],
  adjusted: null,
  dataThrough: null,
  queriedAt: "2026-11-02T00:00:00Z",
  durationMs: 1,
  rowsRead: null,
  bytesRead: null,
  truncated: false,
  suppressed: 0,
  trendStarts: null,
};

/** Data with `figure` as the measure that a test looks at; ranked metrics have no rows. */
function createData(metric: MetricId, figure: number): unknown {
  const data: { readonly [M in MetricId]: MetricData<M> } = {
    totals: { anonymousUsers: figure, sessions: 1, events: 1, activeOrgs: null },
    "active-users": { total: { anonymousUsers: figure }, points: [] },
    "top-orgs": { rows: [], totalRows: 0, total: { events: figure, sessions: 1, anonymousUsers: 1 } },
    "top-routes": { rows: [], totalRows: 0, total: { events: figure, sessions: 1, anonymousUsers: 1 } },
    "feature-views": { rows: [], totalRows: 0, total: { views: figure, anonymousUsers: 1 } },
    "filter-changes": { rows: [], totalRows: 0, total: { changes: figure, avgValueCount: null } },
    "session-duration": {
      sessions: figure,
      p50DurationMs: null,
      p75DurationMs: null,
      p90DurationMs: null,
      p95DurationMs: null,
      avgDurationMs: null,
      avgPagesViewed: null,
      avgInteractions: null,
      histogram: [],
    },
    "chart-interactions": { rows: [], totalRows: 0, total: { interactions: figure, sessions: 1 } },
    "client-errors": { rows: [], totalRows: 0, total: { errors: figure, anonymousUsers: 1 } },
  };
  return data[metric];
}
