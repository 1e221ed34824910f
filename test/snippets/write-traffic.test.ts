import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importEvents, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { afterEach, describe, expect, it } from "vitest";
import { writeTraffic } from "./write-traffic.ts";

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe("writeTraffic", () => {
  it("writes a file that the importer takes line by line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "firsthand-traffic-"));
    folders.push(folder);
    const file = join(folder, "traffic.ndjson");
    await writeTraffic(file, { end: "2026-06-12", days: 7, eventsTarget: 1_000 });
    const text = await readFile(file, "utf8");
    const clickhouse = await openEmbeddedClickHouse({ path: join(folder, "data") });
    try {
      await migrate(clickhouse, { ttl: false });
      const summary = await importEvents(clickhouse, [text], { retentionDays: null });
      expect(summary.end.kind).toBe("complete");
      expect(summary.stored).toBe(text.trimEnd().split("\n").length);
      expect(summary.stored).toBeGreaterThan(700);
    } finally {
      await clickhouse.close();
    }
  });
});
