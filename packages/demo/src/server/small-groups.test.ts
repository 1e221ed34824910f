import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouse, importEvents, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { generateTraffic, toTableRow } from "@firsthand/testing/traffic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHost, type HostOptions } from "./app.ts";

let folder: string;
let clickhouse: ClickHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "firsthand-demo-"));
  clickhouse = await openEmbeddedClickHouse({ path: join(folder, "clickhouse") });
  await migrate(clickhouse);
  await importEvents(clickhouse, lines(), { retentionDays: 180 });
});

afterAll(async () => {
  await clickhouse.close();
  await rm(folder, { recursive: true, force: true });
});

function* lines(): Iterable<string> {
  const end = new Date().toISOString();
  for (const { event, ...taken } of generateTraffic({ end, days: 14, eventsTarget: 2_000 })) {
    yield `${JSON.stringify(toTableRow(event, taken))}\n`;
  }
}

interface Errors {
  readonly data: {
    readonly rows: readonly { readonly anonymousUsers: number }[];
    readonly totalRows: number;
    readonly total: { readonly errors: number };
  };
  readonly meta: { readonly suppressed: number };
}

/** The errors that somebody who has signed in to the demo is told of. */
async function errorsFor(accountId: string, options: Partial<HostOptions>): Promise<Errors> {
  const { app } = createHost({ clickhouse, sessionMs: 60_000, pages: null, ...options });
  const signIn = await app.request("/api/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ accountId }),
  });
  const cookie = signIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const response = await app.request("/api/telemetry/metrics/client-errors?limit=100&trend=true", {
    headers: { cookie },
  });
  return (await response.json()) as Errors;
}

describe("the demo's host", () => {
  it("shows its operator every figure, unless it is told to withhold small groups", async () => {
    const all = await errorsFor("robin", {});
    expect(all.meta.suppressed).toBe(0);
    expect(Math.min(...all.data.rows.map(({ anonymousUsers }) => anonymousUsers))).toBeLessThan(5);
    const some = await errorsFor("robin", { smallGroups: { minimumUsers: 5 } });
    expect(some.meta.suppressed).toBeGreaterThan(0);
    expect(some.data.totalRows + some.meta.suppressed).toBe(all.data.totalRows);
    expect(some.data.total.errors).toBe(all.data.total.errors);
    for (const { anonymousUsers } of some.data.rows) expect(anonymousUsers).toBeGreaterThanOrEqual(5);
  });

  it("shows an organisation its own figures either way", async () => {
    const { data } = await errorsFor("ada", {});
    expect((await errorsFor("ada", { smallGroups: { minimumUsers: 5 } })).data).toEqual(data);
  });
});
