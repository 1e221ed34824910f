import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder, runHere } from "../../test-support/command-line.ts";
import { openEmbeddedClickHouse } from "../clickhouse/embedded.ts";
import { migrate } from "../clickhouse/migrate.ts";
import { runCommandLine } from "./program.ts";

const folder = makeFolder();
const data = join(folder.path, "data");
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Runs a statement in a data directory that no other process holds. */
async function command(path: string, ...statements: string[]): Promise<void> {
  const clickhouse = await openEmbeddedClickHouse({ path });
  await migrate(clickhouse);
  for (const statement of statements) await clickhouse.writer.command(statement);
  await clickhouse.close();
}

/** Events of one user an hour, in the days from `oldest` to `newest` days ago. */
const events = (oldest: number, newest: number, ingestedAt: string, user = "u-1") =>
  `INSERT INTO product_telemetry_events SELECT '${"a".repeat(64)}', concat('${user}-', toString(number)), 'page_viewed', '2026-05-telemetry-v1', 's-1',
     '${user}', '/a', '{}', toDateTime64('${dayAgo(oldest)} 00:30:00', 3, 'UTC') + number * 3600 AS at, ${ingestedAt}, 'acme-web'
   FROM numbers(${(oldest - newest + 1) * 24})`;

beforeAll(() => command(data, events(10, 1, "at")));
afterAll(folder.remove);

describe("firsthand seal", () => {
  it("seals the days that are over, and once more changes nothing", async () => {
    const wrong = await runHere("seal", "--data", data, "--quiet-minutes", "x");
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("whole number from 0") });
    // Yesterday may be over for less than an hour.
    const first = await runHere("seal", "--data", data, "--json");
    const summary = JSON.parse(first.stdout);
    expect([9, 10]).toContain(summary.sealed);
    expect(summary).toEqual({ sealed: summary.sealed, confirmed: 0, busy: 0, events: summary.sealed * 24 });
    const again = await runHere("seal", "--data", data);
    expect(again).toEqual({ exitCode: 0, stdout: "Every day that is over is sealed already.\n", stderr: "" });
    const verified = await runHere("seal", "--data", data, "--verify");
    expect(verified.stdout).toMatch(/^0 days sealed \(0 events\), (9|10) confirmed\.\n$/);
  });

  it("leaves a day for later while its events come, as long as is said", async () => {
    const busy = join(folder.path, "busy");
    await command(busy, events(4, 4, "at"), events(3, 2, "now64(3)", "u-2"));
    const { stdout } = await runHere("seal", "--data", busy);
    expect(stdout).toMatch(
      /^[12] days? sealed \(24 events\), 2 left for later because events of them came just now or are being changed\.\n$/,
    );
    await pause(1_100);
    const now = await runHere("seal", "--data", busy, "--quiet-minutes", "0");
    expect(now.stdout).toBe("2 days sealed (48 events).\n");
  });

  it("says what to do when there is nothing to seal, or it cannot be", async () => {
    const nowhere = await runHere("seal", "--data", join(folder.path, "nowhere"));
    expect(nowhere).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("firsthand migrate --data"),
    });
    const empty = join(folder.path, "empty");
    const clickhouse = await openEmbeddedClickHouse({ path: empty });
    await clickhouse.close();
    const tableless = await runHere("seal", "--data", empty);
    expect(tableless).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("has no table of events"),
    });

    const broken = join(folder.path, "broken");
    await command(broken, events(2, 2, "at"));
    await runHere("seal", "--data", broken);
    await command(broken, "ALTER TABLE product_telemetry_events_sealed DROP COLUMN feature");
    const lacking = await runHere("seal", "--data", broken);
    expect(lacking.exitCode).toBe(1);
    expect(lacking.stderr).toContain("product_telemetry_events_sealed lacks feature.");
    expect(lacking.stderr).toContain("DROP TABLE product_telemetry_events_sealed");

    const daily = join(folder.path, "daily");
    await command(
      daily,
      "DROP TABLE product_telemetry_events SYNC",
      `CREATE TABLE product_telemetry_events (org_id_hash String, event_id String, name String, schema_version String, session_id String,
         anonymous_user_id String, route_pattern Nullable(String), payload_json String, occurred_at DateTime64(3, 'UTC'),
         ingested_at DateTime64(3, 'UTC'), source String)
       ENGINE = ReplacingMergeTree(ingested_at) PARTITION BY toDate(occurred_at) ORDER BY (org_id_hash, name, occurred_at, event_id)`,
    );
    const refused = await runHere("seal", "--data", daily);
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Its answers are right without seals"),
    });
  });

  it("stops between two steps at Ctrl-C and goes on from there", async () => {
    const months = join(folder.path, "months");
    await command(months, ...[100, 60, 20].map((days) => events(days, days, "at", `u-${days}`)));
    let stderr = "";
    const exitCode = await runCommandLine(["seal", "--data", months], {
      out: () => {},
      note: (text) => {
        stderr += text;
      },
      progress: () => ({
        show: (text) => void (text.includes(" 0 of") || process.emit("SIGINT")),
        end: () => {},
      }),
    });
    expect(stderr).toMatch(/Interrupted\. Sealing: [1-9]\d* of (?:99|100) days done; that stays/);
    expect(exitCode).toBe(1);
    const { stdout } = await runHere("seal", "--data", months, "--json");
    expect(JSON.parse(stdout)).toMatchObject({ confirmed: 0, busy: 0 });
    expect((await runHere("seal", "--data", months)).stdout).toBe(
      "Every day that is over is sealed already.\n",
    );
  });
});

describe("firsthand reseal", () => {
  const range = ["--from", dayAgo(6), "--to", dayAgo(5)];

  it("makes days anew, both that are named, and says what it did", async () => {
    const { exitCode, stdout } = await runHere("reseal", "--data", data, ...range);
    expect(stdout).toBe("2 sealed days taken out and deleted, 2 days sealed anew.\n");
    expect(exitCode).toBe(0);
    const old = await runHere("reseal", "--data", data, ...range, "--raw-retention-days", "3", "--json");
    expect(JSON.parse(old.stdout)).toEqual({ takenOut: 2, sealed: 0, busy: 0, expired: 2 });
  });

  it.each([
    { args: ["--from", "2026-03-02"], says: "'--to <date>' not specified" },
    { args: ["--from", "2026-02-30", "--to", "2026-03-02"], says: "a date such as" },
    { args: ["--from", "2026-03-02", "--to", "2026-03-01"], says: "--to is before --from" },
  ])("exits with 2 and says what is wrong: $args", async ({ args, says }) => {
    const { exitCode, stderr } = await runHere("reseal", "--data", data, ...args);
    expect(stderr).toContain(says);
    expect(exitCode).toBe(2);
  });
});
