import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolder, runCommand, runHere } from "../../../test-support/command-line.ts";
import { readDirectory } from "../../../test-support/read-directory.ts";

const folder = makeFolder();
afterAll(folder.remove);

const hash = "a".repeat(64);
const today = new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const row = (event_id: string, changes: object = {}) =>
  JSON.stringify({
    org_id_hash: hash,
    event_id,
    name: "page_viewed",
    schema_version: "2026-05-telemetry-v1",
    session_id: "s-1",
    anonymous_user_id: "u-1",
    route_pattern: null,
    payload_json: '{"page": "é \\"x\\""}',
    occurred_at: daysAgo(3),
    ingested_at: daysAgo(2),
    source: "acme-web",
    ...changes,
  });

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder.path, name), content);
const run = (...args: string[]) => runCommand(["import", ...args], folder.path);
const runJson = async (...args: string[]) => {
  const outcome = await run(...args, "--json");
  return { ...outcome, summary: JSON.parse(outcome.stdout) };
};
const read = <Row>(data: string, sql: string) => readDirectory<Row>(join(folder.path, data), sql);

describe("firsthand import", () => {
  it("makes the table, stores every row as it stands, and counts", async () => {
    write("good.ndjson", `${row("evt_1")}\n${row("evt_2", { route_pattern: "/a", org_id_hash: "" })}\n`);
    const { exitCode, stdout, stderr } = await run("good.ndjson", "--data", "good");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Made the table of events in good; it keeps them for 180 days.");
    expect(stdout).toMatch(/^2 {2}read\n2 {2}stored\n0 {2}skipped\n[\d.]+ s, [\d,]+ rows\/s\n$/);

    const columns = Object.keys(JSON.parse(row("")));
    const stored = await read<Record<string, unknown>>(
      "good",
      `SELECT ${columns.join(", ")} FROM product_telemetry_events ORDER BY event_id`,
    );
    const first = JSON.parse(row("evt_1"));
    expect(stored).toHaveLength(2);
    expect({ ...stored[0], occurred_at: "", ingested_at: "" }).toEqual({
      ...first,
      occurred_at: "",
      ingested_at: "",
    });
    expect(`${stored[0]?.occurred_at}`.slice(0, 16)).toBe(first.occurred_at.slice(0, 16).replace("T", " "));
    expect(stored[1]).toMatchObject({ event_id: "evt_2", route_pattern: "/a", org_id_hash: "" });
  });

  it("reads gzip by its content, batches of the wire, a byte order mark, CRLF and a last line without its end", async () => {
    const event = {
      name: "guide_opened",
      schemaVersion: "2026-05-telemetry-v1",
      ts: daysAgo(1),
      sessionId: "s-2",
      anonymousUserId: "u-2",
      orgIdHash: null,
      routePattern: null,
      payload: { surface: "overview", guide: "start" },
    };
    const batch = {
      orgIdHash: hash,
      source: "acme-web",
      events: [1, 2].map((id) => ({ ...event, eventId: `evt_${id}` })),
    };
    const single = { ...event, eventId: "evt_3" };
    const text = `\uFEFF${row("evt_0")}\r\n\r\n${JSON.stringify(batch)}\r\n${JSON.stringify(single)}`;
    write("mixed.ndjson", gzipSync(text));
    const { exitCode, summary } = await runJson("mixed.ndjson", "--data", "mixed", "--source", "acme-app");
    expect(summary).toMatchObject({ end: "complete", read: 4, stored: 4, skipped: {} });
    expect(exitCode).toBe(0);
    expect(
      await read(
        "mixed",
        "SELECT event_id, org_id_hash, source, payload_json FROM product_telemetry_events WHERE name = 'guide_opened' ORDER BY event_id",
      ),
    ).toEqual([
      {
        event_id: "evt_1",
        org_id_hash: hash,
        source: "acme-web",
        payload_json: '{"guide":"start","surface":"overview"}',
      },
      {
        event_id: "evt_2",
        org_id_hash: hash,
        source: "acme-web",
        payload_json: '{"guide":"start","surface":"overview"}',
      },
      {
        event_id: "evt_3",
        org_id_hash: "",
        source: "acme-app",
        payload_json: '{"guide":"start","surface":"overview"}',
      },
    ]);
  });

  it("names the first twenty broken lines, counts the others, and stores the rest", async () => {
    const broken = Array.from({ length: 25 }, () => "nonsense");
    write(
      "broken.ndjson",
      [row("evt_1"), ...broken, row("evt_2", { session_id: 7 }), row("evt_3")].join("\n"),
    );
    const { exitCode, stdout, stderr } = await run("broken.ndjson", "--data", "broken");
    expect(stderr).toContain("Skipped line 2: not JSON\n");
    expect(stderr).toContain("Skipped line 21: not JSON\n… and 6 more.\n");
    expect(stderr).not.toContain("line 22");
    expect(stderr).not.toContain("nonsense");
    expect(stdout).toContain(
      "28  read\n 2  stored\n26  skipped\n25    not JSON\n 1    a field of the wrong type\n",
    );
    expect(exitCode).toBe(0);
  });

  it("stops at the first broken line with --strict, and says what was stored", async () => {
    write("strict.ndjson", `${row("evt_1")}\n${row("evt_2", { payload_json: "[]" })}\n${row("evt_3")}\n`);
    const { exitCode, stderr } = await run("strict.ndjson", "--data", "strict", "--strict");
    expect(stderr).toContain("Stopped at line 2: payload_json is not a JSON object. 0 rows had been stored");
    expect(exitCode).toBe(1);
  });

  it("counts what the table would drop at once, and names --align-to", async () => {
    const ahead = row("evt_3", { occurred_at: "2150-01-01 00:00:00.000" });
    const unstorable = row("evt_4", { ingested_at: "2300-01-01 00:00:00.000" });
    const old = row("evt_2", { occurred_at: daysAgo(181) });
    write("old.ndjson", [row("evt_1"), old, ahead, unstorable].join("\n"));
    const { exitCode, stderr, summary } = await runJson("old.ndjson", "--data", "old", "--strict");
    expect(summary).toMatchObject({
      read: 4,
      stored: 1,
      skipped: {},
      lost: { "too-old": 1, "too-far-ahead": 1, "out-of-range": 1 },
    });
    expect(stderr).toContain("Left out 1 row older than the 180 days that the table keeps.");
    expect(stderr).toContain("--align-to <date>");
    expect(stderr).toContain("dated after 2105-08-11");
    expect(stderr).toContain("1900 to 2299");
    expect(exitCode).toBe(0);
    expect(await read("old", "SELECT event_id FROM product_telemetry_events")).toEqual([
      { event_id: "evt_1" },
    ]);
  });

  it("fails when nothing could be stored", async () => {
    write("older.ndjson", row("evt_1", { occurred_at: "1995-08-01T00:00:00Z" }));
    const { exitCode, stderr } = await run("older.ndjson", "--data", "older");
    expect(stderr).toContain("Nothing of older.ndjson could be stored.");
    expect(exitCode).toBe(1);
  });

  it("moves each organisation by whole weeks with --align-to", async () => {
    const other = "b".repeat(64);
    const lines = [
      row("evt_1", { occurred_at: "1995-08-01T23:59:59.999Z", ingested_at: "1995-08-02T00:00:01Z" }),
      row("evt_2", { occurred_at: "1995-07-30T10:00:00Z", ingested_at: "1995-07-30T10:00:00Z" }),
      row("evt_3", {
        org_id_hash: other,
        occurred_at: "2018-06-07T10:00:00Z",
        ingested_at: "2018-06-07T10:00:00Z",
      }),
    ];
    write("align.ndjson", lines.join("\n"));
    const { exitCode, summary } = await runJson("align.ndjson", "--data", "align", "--align-to", today);
    expect(summary).toMatchObject({ read: 3, stored: 3, lost: {} });
    expect(exitCode).toBe(0);

    const stored = await read<{ event_id: string; occurred: number; ingested: number }>(
      "align",
      `SELECT event_id, toFloat64(toUnixTimestamp64Milli(occurred_at)) AS occurred, toFloat64(toUnixTimestamp64Milli(ingested_at)) AS ingested
       FROM product_telemetry_events ORDER BY event_id`,
    );
    const week = 7 * 86_400_000;
    const endOfToday = Date.parse(`${today}T23:59:59.999Z`);
    const [first, second, third] = stored;
    for (const [moved, original] of [
      [first?.occurred, "1995-08-01T23:59:59.999Z"],
      [first?.ingested, "1995-08-02T00:00:01Z"],
      [second?.occurred, "1995-07-30T10:00:00Z"],
      [third?.occurred, "2018-06-07T10:00:00Z"],
    ] as const) {
      expect(((moved ?? 0) - Date.parse(original)) % week).toBe(0);
    }
    for (const last of [first?.occurred ?? 0, third?.occurred ?? 0]) {
      expect(last).toBeLessThanOrEqual(endOfToday);
      expect(last).toBeGreaterThan(endOfToday - week);
    }
    expect((first?.occurred ?? 0) - (second?.occurred ?? 0)).toBe(
      2 * 86_400_000 + 13 * 3_600_000 + 3_599_999,
    );
  });

  it("reads standard input, but not with --align-to", async () => {
    const outcome = await runCommand(
      ["import", "-", "--data", "stdin"],
      folder.path,
      gzipSync(`${row("evt_1")}\n`),
    );
    expect(outcome.stdout).toContain("1  stored");
    expect(outcome.exitCode).toBe(0);
    const nothing = await runCommand(["import", "-", "--data", "stdin"], folder.path, "");
    expect(nothing.stderr).toContain("Standard input holds no events.");
    const refused = await run("-", "--data", "stdin", "--align-to", today);
    expect(refused.stderr).toContain("--align-to reads the file twice");
    expect(refused.exitCode).toBe(2);
  });

  it("changes no row when the same file comes again, nor when half of it comes shuffled", async () => {
    const lines = Array.from({ length: 1000 }, (_, index) =>
      row(`evt_${index}`, { session_id: `s-${index % 40}` }),
    );
    write("all.ndjson", lines.join("\n"));
    write("half.ndjson", lines.toSorted().reverse().slice(0, 500).join("\n"));
    const sql =
      "SELECT count() AS events, uniqExact(session_id) AS sessions FROM product_telemetry_events FINAL";
    await run("all.ndjson", "--data", "again");
    expect(await read("again", sql)).toEqual([{ events: 1000, sessions: 40 }]);
    await run("all.ndjson", "--data", "again");
    await run("half.ndjson", "--data", "again");
    expect(await read("again", sql)).toEqual([{ events: 1000, sessions: 40 }]);
  });

  it("stores what is spread over hundreds of months in a table without TTL", async () => {
    await runCommand(["migrate", "--no-ttl", "--data", "months"], folder.path);
    const lines = Array.from({ length: 400 }, (_, index) =>
      row(`evt_${index}`, { occurred_at: new Date(Date.UTC(1990, index, 15)).toISOString() }),
    );
    write("months.ndjson", lines.join("\n"));
    const { summary } = await runJson("months.ndjson", "--data", "months");
    expect(summary).toMatchObject({ stored: 400, lost: {} });
    expect(await read("months", "SELECT count() AS rows FROM product_telemetry_events")).toEqual([
      { rows: 400 },
    ]);
  });

  it("keeps its memory bounded on a line of 100 MB, and goes on behind it", async () => {
    write("long.ndjson", Buffer.concat([Buffer.alloc(100_000_000, "a"), Buffer.from(`\n${row("evt_1")}\n`)]));
    const { exitCode, stderr, summary } = await runJson("long.ndjson", "--data", "long");
    expect(stderr).toContain("Skipped line 1: longer than 4,194,304 bytes, the most a line may have");
    expect(summary).toMatchObject({ read: 2, stored: 1 });
    expect(exitCode).toBe(0);
  });

  it.each([
    { what: "a missing file", name: "missing.ndjson", says: "There is no file" },
    { what: "a directory", name: "folder", says: "folder is a directory. Name one file" },
    { what: "a truncated file", name: "truncated.gz", says: "ends in the middle of its compressed data" },
    { what: "a damaged file", name: "damaged.gz", says: "is damaged" },
    { what: "a binary file", name: "binary", says: "this is a binary file" },
    { what: "an archive", name: "archive.zip", says: "this is a zip archive" },
    { what: "text in UTF-16", name: "utf16.ndjson", says: "this is text in UTF-16" },
    { what: "text that is not NDJSON", name: "table.csv", says: "table.csv could be stored." },
  ])("says what is wrong with $what", async ({ name, says }) => {
    const compressed = gzipSync(
      Array.from({ length: 2000 }, (_, index) => row(`evt_${Math.random()}${index}`)).join("\n"),
    );
    mkdirSync(join(folder.path, "folder"), { recursive: true });
    write("truncated.gz", compressed.subarray(0, compressed.length >> 1));
    write(
      "damaged.gz",
      compressed.map((byte, index) => (index > 5000 && index < 5200 ? byte ^ 0x5a : byte)),
    );
    write("binary", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]));
    write("archive.zip", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]));
    write("utf16.ndjson", Buffer.from(`\uFEFF${row("evt_1")}`, "utf16le"));
    write("table.csv", "event_id,name\nevt_1,page_viewed\n");
    const { exitCode, stderr } = await runHere(
      "import",
      join(folder.path, name),
      "--data",
      join(folder.path, "wrong"),
    );
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(1);
  });

  it("says that an empty file holds nothing", async () => {
    write("empty.ndjson", "");
    const { exitCode, stdout, stderr } = await run("empty.ndjson", "--data", "empty");
    expect(stdout).toContain("0  read\n0  stored\n");
    expect(stderr).toContain("empty.ndjson holds no events.");
    expect(exitCode).toBe(0);
  });

  it("says what differs when the table that is there cannot be used, and stores nothing", async () => {
    const { openEmbeddedClickHouse } = await import("../../clickhouse/embedded.ts");
    const clickhouse = await openEmbeddedClickHouse({ path: join(folder.path, "other") });
    await clickhouse.writer.command(
      "CREATE TABLE product_telemetry_events (event_id UUID, name String) ENGINE = MergeTree ORDER BY name",
    );
    await clickhouse.close();
    write("good.ndjson", `${row("evt_1")}\n`);
    for (const command of [
      ["import", join(folder.path, "good.ndjson")],
      ["migrate"],
      ["serve", "--platform", "--port", "0"],
    ]) {
      const { exitCode, stderr } = await runHere(...command, "--data", join(folder.path, "other"));
      expect(stderr).toContain("event_id is UUID instead of String; ");
      expect(stderr).toContain("schema_version is missing");
      expect(stderr).toContain("repeated deliveries of an event would stay and count");
      expect(stderr).toMatch(/firsthand doctor --data \S+other" says what to do/);
      expect(exitCode).toBe(1);
    }
  });
});
