import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouseFront, openClickHouseFront } from "../../test-support/clickhouse-http-front.ts";
import { makeFolder, runHere } from "../../test-support/command-line.ts";

const folder = makeFolder();
let front: ClickHouseFront;

beforeAll(async () => {
  front = await openClickHouseFront(join(folder.path, "server"), "let me in");
  process.env.CLICKHOUSE_USER = "default";
});
afterAll(async () => {
  await front.close();
  folder.remove();
});

describe("openStore", () => {
  it("works on a ClickHouse server as on a directory, with the password from the environment", async () => {
    process.env.CLICKHOUSE_PASSWORD = "let me in";
    const file = join(folder.path, "events.ndjson");
    const row = {
      org_id_hash: "a".repeat(64),
      event_id: "evt_1",
      name: "page_viewed",
      schema_version: "2026-05-telemetry-v1",
      session_id: "s-1",
      anonymous_user_id: "u-1",
      route_pattern: null,
      payload_json: "{}",
      occurred_at: new Date(Date.now() - 60_000).toISOString(),
      ingested_at: new Date().toISOString(),
      source: "acme-web",
    };
    writeFileSync(file, `${JSON.stringify(row)}\n`);
    const server = ["--clickhouse", front.url];

    const made = await runHere("migrate", ...server);
    expect(made).toMatchObject({
      exitCode: 0,
      stdout: "The table of events was made, with a TTL of 180 days.\n",
    });
    const again = await runHere("migrate", ...server);
    expect(again.stdout).toBe("The table of events was there already and fits, with a TTL of 180 days.\n");
    const other = await runHere("migrate", ...server, "--table", "other_events");
    expect(other.stdout).toBe("The table of events was made, with a TTL of 180 days.\n");
    const missing = await runHere("seal", ...server, "--table", "no_events");
    expect(missing.stderr).toContain(`firsthand migrate --clickhouse ${front.url} --table no_events`);
    const imported = await runHere("import", file, ...server);
    expect(imported).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1  stored\n") });
    const examined = await runHere("doctor", ...server, "--json");
    const { ok, checks } = JSON.parse(examined.stdout);
    expect(checks.filter((check: { status: string }) => check.status === "failure")).toEqual([]);
    expect(ok).toBe(true);
    expect(examined.exitCode).toBe(0);
  });

  it("says so when the password is wrong, and never shows it", async () => {
    process.env.CLICKHOUSE_PASSWORD = "let me out";
    const { exitCode, stderr } = await runHere("doctor", "--clickhouse", front.url);
    expect(stderr).toContain("CLICKHOUSE_USER");
    expect(stderr).not.toContain("let me");
    expect(exitCode).toBe(1);
  });

  it("says so when no server is there", async () => {
    const { exitCode, stderr } = await runHere("doctor", "--clickhouse", "http://127.0.0.1:9");
    expect(stderr).toContain("127.0.0.1:9 cannot be reached");
    expect(exitCode).toBe(1);
  });

  it("says so when --data names a file", async () => {
    const file = join(folder.path, "file");
    writeFileSync(file, "");
    const { exitCode, stderr } = await runHere("migrate", "--data", file);
    expect(stderr).toContain("is a file. Give --data a directory");
    expect(exitCode).toBe(1);
  });
});
