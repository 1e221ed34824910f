import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { openEmbeddedClickHouse } from "./embedded.ts";
import type { ReadOptions, ReadStatement } from "./port.ts";

const heavySql =
  "SELECT sum(cityHash64(number)) AS n FROM numbers(100000000000000) WHERE number != {n:UInt64}";
const heavy = { sql: heavySql, parameters: { n: 7 } };
const light = { sql: "SELECT {n:UInt64} AS n", parameters: { n: 1 } };

const caps = { maxRowsToRead: 1e15, maxBytesToRead: 1e15, maxMemoryBytes: 3e8 };

let store: TempStore;
const read = (statement: ReadStatement, options: Partial<ReadOptions> = {}) =>
  store.clickhouse.reader.read<{ n: number }>(statement, { timeoutMs: 5_000, ...options });

beforeAll(async () => {
  store = await openTempStore({ caps });
});
afterAll(() => store.close());

async function reopen(path: string): Promise<void> {
  const clickhouse = await openEmbeddedClickHouse({ path, caps });
  store = {
    ...store,
    clickhouse,
    close: () => clickhouse.close().then(() => rmSync(path, { recursive: true, force: true })),
  };
}

describe("openEmbeddedClickHouse", () => {
  it("answers another viewer at once while one viewer's heavy reads run", async () => {
    const enough = new AbortController();
    let over = 0;
    const heavies = Array.from({ length: 6 }, () =>
      read(heavy, { lane: "a", signal: enough.signal, timeoutMs: 20_000 })
        .catch((error: unknown) => error)
        .finally(() => {
          over += 1;
        }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let i = 0; i < 5; i += 1) {
      const answer = await read(light, { lane: "b" });
      expect(answer.rows).toEqual([{ n: 1 }]);
    }
    // All this while not one heavy read has come to its end.
    expect(over).toBe(0);
    enough.abort();
    await Promise.all(heavies);
  });

  it("lets a read that somebody waits for go before one of the background", async () => {
    const rows = { sql: "SELECT toUInt64(getSetting('priority')) AS n", parameters: {} };
    const waitedFor = await read(rows);
    const background = await read(rows, { background: true });
    const again = await read(rows);
    expect([waitedFor, background, again].map((answer) => answer.rows[0]?.n)).toEqual([1, 2, 1]);
  });

  it("stops the engine's work when the caller goes away, and frees its place", async () => {
    const abort = new AbortController();
    const startedAt = performance.now();
    const reads = [1, 2].map(() => read(heavy, { lane: "a", signal: abort.signal, timeoutMs: 20_000 }));
    setTimeout(() => abort.abort(new Error("gone")), 200);
    for (const given of reads) await expect(given).rejects.toThrow("gone");
    await read(light, { lane: "a", timeoutMs: 20_000 });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    const running = "SELECT count() AS n FROM system.processes WHERE query LIKE {text:String}";
    await expect
      .poll(async () => (await read({ sql: running, parameters: { text: "SELECT sum(cityHash64%" } })).rows)
      .toEqual([{ n: 0 }]);
  });

  it("never answers with what was left over from a read that failed", async () => {
    for (const timeoutMs of [100, 400, 700]) {
      await expect(read(heavy, { timeoutMs })).rejects.toMatchObject({ code: "query_timeout" });
      // Without parameters: setting some would swallow the left-overs.
      const next = { sql: "SELECT 1 AS n", parameters: {} };
      expect((await read(next, { timeoutMs })).rows).toEqual([{ n: 1 }]);
    }
  });

  it("says how many rows and bytes were read", async () => {
    const sql = "SELECT sum(number) AS n FROM numbers({n:UInt64})";
    const { rowsRead, bytesRead, durationMs } = await read({ sql, parameters: { n: 1000 } });
    expect({ rowsRead, bytesRead }).toEqual({ rowsRead: 1000, bytesRead: 8000 });
    expect(durationMs).toBeGreaterThan(0);
  });

  it("cannot write, reach out or lift its caps from a read", async () => {
    const attempts = [
      "SELECT 1 AS n SETTINGS max_execution_time = 100",
      "SELECT 1 AS n; DROP TABLE product_telemetry_events",
      `SELECT 1 AS n INTO OUTFILE '${join(store.path, "out.csv")}'`,
      "SELECT 1 AS n FROM file('/etc/passwd', 'LineAsString')",
      "SELECT 1 AS n FROM url('http://127.0.0.1:1/', 'LineAsString')",
      "INSERT INTO product_telemetry_events (event_id) VALUES ('x')",
      "SELECT {other:String} AS n",
    ];
    for (const sql of attempts) {
      await expect(read({ sql, parameters: {} })).rejects.toMatchObject({ code: "internal" });
    }
    expect(existsSync(join(store.path, "out.csv"))).toBe(false);
    const count = await read({
      sql: "SELECT count() AS n FROM product_telemetry_events",
      parameters: {},
    });
    expect(count.rows).toEqual([{ n: 0 }]);
  });

  it("refuses too much data and too much memory by their names", async () => {
    const wide = "SELECT number AS n FROM numbers({n:UInt64})";
    await expect(read({ sql: wide, parameters: { n: 20_000 } })).rejects.toMatchObject({
      code: "too_much_data",
    });
    const hungry = "SELECT length(groupArray(toString(number))) AS n FROM numbers({n:UInt64})";
    await expect(read({ sql: hungry, parameters: { n: 20_000_000 } })).rejects.toMatchObject({
      code: "store_unavailable",
    });
  });

  it("keeps the engine's words out of the message", async () => {
    const error = await read({ sql: "SELECT secret_column AS n", parameters: {} }).catch((e) => e);
    expect(error.message).not.toContain("secret_column");
    expect(String(error.cause)).toContain("secret_column");
  });

  it("lets go of the directory within two seconds, also while reads run", async () => {
    const path = store.path;
    const running = [
      read(heavy, { lane: "a", timeoutMs: 30_000 }),
      read(heavy, { lane: "b", timeoutMs: 30_000 }),
    ];
    const outcomes = Promise.allSettled(running);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = performance.now();
    await store.clickhouse.close();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    for (const { status } of await outcomes) expect(status).toBe("rejected");
    await expect(read(light)).rejects.toMatchObject({ code: "store_unavailable" });
    await reopen(path);
    expect((await read(light)).rows).toEqual([{ n: 1 }]);
  });

  it("starts no read whose connection was still opening when it was closed", async () => {
    // A time cap of its own, so that no idle connection is there for it.
    const given = read(heavy, { timeoutMs: 4_321 }).catch((error: unknown) => error);
    for (let i = 0; i < 5; i += 1) await null;
    const startedAt = performance.now();
    await store.clickhouse.close();
    expect(await given).toMatchObject({ code: "store_unavailable" });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await reopen(store.path);
  });

  it("says that another process holds the directory", async () => {
    const path = mkdtempSync(join(tmpdir(), "firsthand-test-"));
    const chdb = createRequire(import.meta.url).resolve("chdb");
    const script = `new (require(${JSON.stringify(chdb)}).Session)(${JSON.stringify(path)}); console.log("held"); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await once(holder.stdout, "data");
    await store.close();
    await expect(openEmbeddedClickHouse({ path })).rejects.toMatchObject({
      code: "store_unavailable",
      message: expect.stringContaining("firsthand serve"),
    });
    holder.kill("SIGKILL");
    await once(holder, "exit");
    store = await openTempStore();
    rmSync(path, { recursive: true, force: true });
  });
});
