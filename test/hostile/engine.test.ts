import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, createTelemetryHandler, migrate, type Scope } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileStrings } from "./hostile-strings.ts";

const COUNT = process.env.FIRSTHAND_LONG === "1" ? 10_000 : 1_000;
const CHUNK = 20;
const now = Date.parse("2026-03-01T00:00:00Z");
const mine = { kind: "org", orgIdHash: "a".repeat(64) } as const satisfies Scope;
const theirs = { kind: "org", orgIdHash: "b".repeat(64) } as const satisfies Scope;

interface Row {
  readonly org_id_hash: string;
  readonly route_pattern: string | null;
  readonly source: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** What stands in the table: hostile texts where a host's own data could have them, in both organisations, and plain ones. */
const stored = [...hostileStrings(400, 7)].filter(
  (text) => text !== "" && !/\p{Surrogate}/u.test(text) && text.length < 3_000,
);
const rows: readonly Row[] = stored.flatMap((text, i): Row[] => {
  const at = (index: number) => stored[index % stored.length] ?? "";
  const org_id_hash = (i % 3 === 0 ? theirs : mine).orgIdHash;
  const common = { org_id_hash, source: at(i * 7 + 1) };
  return [
    { ...common, name: "page_viewed", route_pattern: i % 5 === 0 ? null : text, payload: {} },
    {
      ...common,
      name: "feature_viewed",
      route_pattern: at(i + 3),
      payload: { feature: text, surface: at(i + 5) },
    },
    {
      ...common,
      name: "client_error",
      route_pattern: null,
      payload: { boundary: at(i + 2), errorClass: text },
    },
  ];
});

/** A question whose answer is known without a database: how many events of mine a filter leaves. */
interface Question {
  readonly metric: string;
  readonly filter: {
    readonly dimension: string;
    readonly operator: "in" | "not-in";
    readonly values: readonly (string | null)[];
  };
  readonly expected: number;
}

let clickhouse: ClickHouse;
let path: string;
let filesBefore: string[];
let checksumBefore: string;
let ask: (request: Request) => Promise<Response>;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), "firsthand-hostile-"));
  clickhouse = await openEmbeddedClickHouse({ path });
  await migrate(clickhouse, { ttl: false });
  await clickhouse.writer.command("CREATE TABLE canary (text String) ENGINE = MergeTree ORDER BY text");
  await clickhouse.writer.command("INSERT INTO canary VALUES ('alive')");
  const lines = rows.map(({ payload, ...row }, i) =>
    JSON.stringify({
      ...row,
      event_id: `event-${i}`,
      schema_version: "2026-05-telemetry-v1",
      session_id: `session-${i % 9}`,
      anonymous_user_id: `user-${i % 5}`,
      payload_json: JSON.stringify(payload),
      occurred_at: new Date(now - 3_600_000 - i * 1_000).toISOString().slice(0, -1).replace("T", " "),
      ingested_at: "2026-02-28 23:30:00.000",
    }),
  );
  await clickhouse.writer.insertJsonLines(clickhouse.table, new TextEncoder().encode(lines.join("\n")));
  ask = createTelemetryHandler({ clickhouse, resolveScope: () => mine, now: () => now });
  filesBefore = readdirSync(process.cwd()).sort();
  checksumBefore = await checksum();
});

afterAll(async () => {
  await clickhouse.close();
  rmSync(path, { recursive: true, force: true });
});

/** A fingerprint of every table there is, and of all that stands in ours. */
async function checksum(): Promise<string> {
  const read = async (sql: string) =>
    (await clickhouse.reader.read({ sql, parameters: {} }, { timeoutMs: 10_000 })).rows;
  const everything = await Promise.all([
    read("SELECT database, name FROM system.tables WHERE database NOT IN ('system') ORDER BY database, name"),
    read("SELECT text FROM canary"),
    read(
      `SELECT count() AS n, toString(sum(cityHash64(*))) AS hash FROM (SELECT * APPLY toString FROM ${clickhouse.table})`,
    ),
  ]);
  return createHash("sha256").update(JSON.stringify(everything)).digest("hex");
}

async function answersTo(questions: readonly Question[]): Promise<Map<string, number | string>> {
  const queries = questions.map(({ metric, filter }, i) => ({
    id: String(i),
    metric,
    params: { filters: [filter] },
  }));
  const body = JSON.stringify({ queries });
  const request = new Request("http://host.test/api/telemetry/query", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  const lines = (await (await ask(request)).text()).trim().split("\n");
  return new Map(
    lines.map((line) => JSON.parse(line)).map(({ id, data, error }) => [id, error?.code ?? firstCount(data)]),
  );
}

function firstCount(data: { total?: Record<string, number>; events?: number }): number {
  const counts: Record<string, number> = { events: data.events ?? 0, ...data.total };
  return counts.events || counts.views || counts.errors || 0;
}

const metricOf = {
  "top-routes": "page_viewed",
  "feature-views": "feature_viewed",
  "client-errors": "client_error",
} as const;
const askable = [
  ["totals", "routePattern"],
  ["totals", "source"],
  ["top-routes", "routePattern"],
  ["feature-views", "feature"],
  ["feature-views", "surface"],
  ["client-errors", "errorClass"],
  ["client-errors", "boundary"],
] as const;

function attributeOf(row: Row, dimension: string): string | null {
  if (dimension === "routePattern") return row.route_pattern;
  return dimension === "source" ? row.source : (row.payload[dimension] ?? null);
}

/** One hostile text, asked about in one place; the answer computed from the rows by comparing texts. */
function questionAbout(text: string, i: number): Question {
  const [metric, dimension] = askable[i % askable.length] ?? askable[0];
  const operator = i % 4 === 3 ? "not-in" : "in";
  const values = i % 6 === 5 ? [text, null] : [text];
  const expected = rows.filter((row) => {
    if (row.org_id_hash !== mine.orgIdHash) return false;
    if (metric !== "totals" && row.name !== metricOf[metric]) return false;
    return values.includes(attributeOf(row, dimension)) === (operator === "in");
  }).length;
  return { metric, filter: { dimension, operator, values }, expected };
}

describe("the engine", () => {
  it(`answers ${COUNT} hostile filter values as plain comparison does, and changes nothing`, {
    timeout: 1_800_000,
  }, async () => {
    // What is in the table as well as what is not, so that right answers are not all 0.
    const asked = [...hostileStrings(COUNT, 7)].map((text, i) =>
      i % 2 === 0 ? text : (stored[i % stored.length] ?? ""),
    );
    const wrong: unknown[] = [];
    let found = 0;
    for (let start = 0; start < asked.length; start += CHUNK) {
      const chunk = asked.slice(start, start + CHUNK).filter((text) => text.length < 20_000);
      const questions = chunk.map((text, i) => questionAbout(text, start + i));
      const answers = await answersTo(questions);
      questions.forEach(({ metric, filter, expected }, i) => {
        const isRefused = filter.values.some((value) => value !== null && /\p{Surrogate}/u.test(value));
        const answer = answers.get(String(i));
        if (answer !== (isRefused ? "invalid_filter" : expected))
          wrong.push([metric, filter, expected, answer]);
        if (typeof answer === "number" && answer > 0) found += 1;
      });
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(found).toBeGreaterThan(COUNT / 4);
    expect(await checksum()).toBe(checksumBefore);
    expect(readdirSync(process.cwd()).sort()).toEqual(filesBefore);
  });

  it("takes a text of 64 kB for what it is", async () => {
    const long = "'\\".repeat(32_768);
    const values = { dimension: "routePattern", values: [long] } as const;
    const mineInAll = rows.filter(({ org_id_hash }) => org_id_hash === mine.orgIdHash).length;
    const answers = await answersTo([
      { metric: "totals", filter: { ...values, operator: "in" }, expected: 0 },
      { metric: "totals", filter: { ...values, operator: "not-in" }, expected: mineInAll },
    ]);
    expect([...answers.values()].sort()).toEqual([0, mineInAll].sort());
  });

  it("answers in every other place that takes text with a refusal, or as without the text", {
    timeout: 600_000,
  }, async () => {
    const unexpected: unknown[] = [];
    const places = ["start", "end", "timeZone", "granularity", "compare", "metric", "id"];
    for (const [i, text] of [...hostileStrings(COUNT, 11)].entries()) {
      const place = places[i % places.length] ?? "";
      const query = { id: "1", metric: "totals", params: {} as object };
      if (place === "metric" || place === "id") query[place] = text;
      else query.params = { [place]: text };
      const request = new Request("http://host.test/api/telemetry/query", {
        method: "POST",
        body: JSON.stringify({ queries: [query] }),
        headers: { "content-type": "application/json" },
      });
      const response = await ask(request);
      const answer = JSON.parse(await response.text());
      const code = answer.error?.code;
      if (response.status >= 500 || /internal|store|timeout/.test(code ?? ""))
        unexpected.push([place, text.slice(0, 100), code]);
    }
    expect(unexpected.slice(0, 5)).toEqual([]);
    expect(await checksum()).toBe(checksumBefore);
    expect(readdirSync(process.cwd()).sort()).toEqual(filesBefore);
  });
});
