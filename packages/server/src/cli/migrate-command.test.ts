import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openClusterStore } from "../../test-support/cluster-engine.ts";
import { makeFolder, runHere } from "../../test-support/command-line.ts";
import type { TempStore } from "../../test-support/temp-store.ts";
import { migrate } from "../clickhouse/migrate.ts";

const folder = makeFolder();
let store: TempStore;
beforeAll(async () => {
  store = await openClusterStore();
  await migrate({ ...store.clickhouse, table: "events_local" });
  await store.clickhouse.writer.command(
    "CREATE TABLE events AS events_local ENGINE = Distributed('two', 'default', 'events_local', sipHash64(org_id_hash, anonymous_user_id))",
  );
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

describe("firsthand migrate", () => {
  it("makes or accepts the table that is named", async () => {
    const accepted = await runHere("migrate", "--data", store.path, "--table", "events_local");
    expect(accepted).toMatchObject({
      exitCode: 0,
      stdout: "The table of events was there already and fits, with a TTL of 180 days.\n",
    });
    const made = await runHere("migrate", "--data", store.path, "--table", "more", "--no-ttl");
    expect(made.stdout).toBe("The table of events was made, without a TTL in days.\n");
  });
});

describe("firsthand migrate --cluster", () => {
  it("writes statements that make each table of a node and its face, and says that none was run", async () => {
    const { exitCode, stdout, stderr } = await runHere(
      "migrate",
      "--cluster",
      "east-1",
      "--database",
      "product",
      "--table",
      "events",
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Nothing was run.");
    const heads = [
      ...stdout.matchAll(/^CREATE TABLE IF NOT EXISTS product\.(\w+) ON CLUSTER 'east-1'/gm),
    ].map(([, name]) => name);
    const own = [
      "",
      "_seals",
      "_sealed",
      "_sealed_orgs",
      "_sealed_days",
      "_sealed_activity",
      "_sealed_names",
      "_sealed_durations",
      "_sealed_histograms",
      "_sealed_ids",
      "_sealed_id_batches",
      "_sealed_months",
    ];
    expect(heads).toEqual([
      ...own.map((name) => `events_local${name}`),
      ...own.map((name) => `events${name}`),
    ]);
    expect(stdout.match(/;\n/g)).toHaveLength(heads.length);
    expect(stdout).toContain(
      "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/events_local', '{replica}', ingested_at)",
    );
    expect(stdout).toContain(
      "ENGINE = Distributed('east-1', 'product', 'events_local', sipHash64(org_id_hash, anonymous_user_id));",
    );
    // Only events are inserted through a face.
    expect(stdout.match(/ENGINE = Distributed\('east-1', 'product', '\w+'\);/g)).toHaveLength(11);
    expect(stdout.match(/^TTL .*180 DAY DELETE/gm)).toHaveLength(1);
    expect(stdout.match(/^TTL .*185 DAY/gm)).toHaveLength(2);
    expect(stdout.match(/^TTL .*767 DAY/gm)).toHaveLength(5);
  });

  it("writes no TTL when it is told to", async () => {
    const { stdout } = await runHere("migrate", "--cluster", "main", "--no-ttl");
    expect(stdout).toContain("default.product_telemetry_events_local ON CLUSTER 'main'");
    expect(stdout).not.toContain("TTL");
  });

  it.each([
    { args: ["--cluster", "main", "--data", join(folder.path, "none")], says: "runs none" },
    { args: ["--cluster", "main", "--clickhouse", "http://localhost:1"], says: "runs none" },
    { args: ["--cluster", "it's"], says: 'letters, digits and "_" and "-"' },
    { args: ["--cluster", ""], says: 'letters, digits and "_" and "-"' },
    { args: ["--cluster", "main", "--database", "a;b"], says: "--database has to be a name" },
    { args: ["--cluster", "main", "--table", "a.b"], says: 'letters, digits and "_"' },
  ])("exits with 2 and says what is wrong: $args", async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await runHere("migrate", ...args);
    expect(stderr).toContain(says);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
});

describe("a Distributed table", () => {
  const at = ["--table", "events", "--data"] as const;

  it("is not sealed, and seal says why and that answers are right", async () => {
    const { exitCode, stderr } = await runHere("seal", ...at, store.path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("The table of events is a Distributed one.");
    expect(stderr).toContain("Its answers are right without seals.");
  });

  it("is no failure for doctor, which says what it could not see from there", async () => {
    const { exitCode, stdout } = await runHere("doctor", ...at, store.path, "--json");
    const { checks } = JSON.parse(stdout);
    const found = new Map<string, { status: string; message: string; action: string | null }>(
      checks.map((check: { id: string }) => [check.id, check]),
    );
    for (const id of ["engine", "sorting-key", "partition-key", "ttl"]) {
      expect(found.get(id)).toMatchObject({ status: "warning", action: expect.stringContaining("--table") });
    }
    for (const id of ["sealing-tables", "seals", "sealed-rows", "storage"]) {
      expect(found.get(id)).toMatchObject({ status: "ok" });
    }
    expect(found.get("sealing-tables")?.message).toContain("Not read over a Distributed table");
    expect(exitCode).toBe(0);
  });
});
