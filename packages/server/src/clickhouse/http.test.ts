import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouseFront, openClickHouseFront } from "../../test-support/clickhouse-http-front.ts";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { connectClickHouse } from "./http.ts";
import { migrate } from "./migrate.ts";
import type { ClickHouse, ReadOptions } from "./port.ts";

let store: TempStore;
let front: ClickHouseFront;
let clickhouse: ClickHouse;

beforeAll(async () => {
  store = await openTempStore();
  front = await openClickHouseFront(store.path, "let me in");
  clickhouse = connectClickHouse({
    url: front.url,
    password: "let me in",
    table: "sent",
    caps: { maxRowsToRead: 1e15, maxBytesToRead: 1e15 },
  });
});

afterAll(async () => {
  await clickhouse.close();
  await front.close();
  await store.close();
});

type Row = Record<string, unknown>;
const read = (
  sql: string,
  parameters: Record<string, unknown> = {},
  options: Partial<ReadOptions> = {},
  from = clickhouse,
) => from.reader.read<Row>({ sql, parameters }, { timeoutMs: 5_000, ...options });

const heavy = "SELECT sum(cityHash64(number)) AS n FROM numbers(100000000000000)";

describe("connectClickHouse", () => {
  it("reads rows, and what they cost", async () => {
    const { rows, rowsRead, bytesRead, durationMs } = await read(
      "SELECT sum(number) AS n FROM numbers({n:UInt64})",
      { n: 1000 },
    );
    expect({ rows, rowsRead, bytesRead }).toEqual({ rows: [{ n: 499500 }], rowsRead: 1000, bytesRead: 8000 });
    expect(durationMs).toBeGreaterThan(0);
  });

  it("creates the table and inserts into it", async () => {
    await migrate(clickhouse, { ttl: false });
    const rows = Array.from({ length: 130 }, (_, i) => ({
      event_id: `e${i}`,
      occurred_at: new Date(Date.UTC(2010, i, 15)).toISOString(),
    }));
    const lines = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join("\n"));
    await clickhouse.writer.insertJsonLines("sent", lines);
    expect((await read("SELECT count() AS n, toString(max(occurred_at)) AS last FROM sent")).rows).toEqual([
      { n: 130, last: "2020-10-15 00:00:00.000" },
    ]);
  });

  it("sends readonly, caps and number formats with every read, and leaves nothing behind", async () => {
    const before = front.requests.length;
    await read("SELECT 1 AS n", {}, { timeoutMs: 1_500 });
    await read("SELECT 2 AS n");
    for (const { settings } of front.requests.slice(before)) {
      expect(settings).toMatchObject({
        readonly: "1",
        max_rows_to_read: "1000000000000000",
        max_memory_usage: "2000000000",
        output_format_json_quote_64bit_integers: "0",
        cancel_http_readonly_queries_on_client_close: "1",
      });
    }
    const caps = front.requests.slice(before).map(({ settings }) => settings.max_execution_time);
    expect(caps).toEqual(["1.5", "5"]);
  });

  it("cannot write from a read", async () => {
    await expect(read("SELECT 1 AS n FROM file('/etc/passwd', 'LineAsString')")).rejects.toMatchObject({
      code: "internal",
      cause: { code: "164" },
    });
  });

  it("names failures by what the caller can do about them", async () => {
    await expect(read(heavy, {}, { timeoutMs: 200 })).rejects.toMatchObject({ code: "query_timeout" });
    await expect(read("SELECT number AS n FROM numbers(20000)")).rejects.toMatchObject({
      code: "too_much_data",
    });
    const error = await read("SELECT secret_column AS n").catch((caught) => caught);
    expect(error).toMatchObject({ code: "internal", message: expect.not.stringContaining("secret_column") });
    const wrongPassword = connectClickHouse({ url: front.url, password: "guess" });
    await expect(read("SELECT 1 AS n", {}, {}, wrongPassword)).rejects.toMatchObject({ code: "internal" });
    await wrongPassword.close();
  });

  it("says that the store cannot be reached when nobody listens", async () => {
    const nobody = connectClickHouse({ url: "http://127.0.0.1:1" });
    await expect(read("SELECT 1 AS n", {}, {}, nobody)).rejects.toMatchObject({ code: "store_unavailable" });
    await nobody.close();
  });

  it.each(["localhost:8123", "nonsense", "", undefined as never])("refuses %s as an address", (url) => {
    expect(() => connectClickHouse({ url })).toThrow(/"url" has to be an address such as/);
  });

  it("does not wait for a server that accepts and says nothing", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const hung = connectClickHouse({ url: `http://127.0.0.1:${port}` });
    await expect(read("SELECT 1 AS n", {}, { timeoutMs: 100 }, hung)).rejects.toMatchObject({
      code: "query_timeout",
    });
    await hung.close();
    silent.close();
  });

  it("stops the engine's work when the caller goes away", async () => {
    const abort = new AbortController();
    const given = read(heavy, {}, { timeoutMs: 20_000, signal: abort.signal });
    setTimeout(() => abort.abort(new Error("gone")), 200);
    await expect(given).rejects.toThrow("gone");
    const running = "SELECT count() AS n FROM system.processes WHERE query LIKE {text:String}";
    await expect
      .poll(async () => (await read(running, { text: "SELECT sum(cityHash64%" })).rows, { timeout: 5_000 })
      .toEqual([{ n: 0 }]);
  });
});

describe("connectClickHouse, when the answer goes wrong on its way", () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  const whole = '{"meta":[],"data":[{"n":1},{"n":2}],"rows":2,"statistics":{"rows_read":2,"bytes_read":2}}';
  const exception = "Code: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED) (version 26.7)";

  /** A ClickHouse that answers as told. */
  async function answering(listener: RequestListener): Promise<ClickHouse> {
    const server = createHttpServer((incoming, response) => {
      incoming.resume().on("end", () => listener(incoming, response));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const connected = connectClickHouse({ url: `http://127.0.0.1:${port}`, connections: 2 });
    closers.push(connected.close, async () => {
      server.closeAllConnections();
      server.close();
    });
    return connected;
  }

  it("does not wait for the rest of an answer that stands still, and closes the connection", async () => {
    let closed = 0;
    const from = await answering((_, response) => {
      response.on("close", () => {
        closed += 1;
      });
      response.writeHead(200).write(whole.slice(0, 30));
    });
    const startedAt = performance.now();
    await expect(read("SELECT 1 AS n", {}, { timeoutMs: 100 }, from)).rejects.toMatchObject({
      code: "query_timeout",
    });
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    const abort = new AbortController();
    const given = read("SELECT 1 AS n", {}, { signal: abort.signal }, from);
    setTimeout(() => abort.abort(new Error("gone")), 200);
    await expect(given).rejects.toThrow("gone");
    await expect.poll(() => closed).toBe(2);
  });

  it.each([
    ["as a field beside the first rows", `${whole.slice(0, -1)},"exception":${JSON.stringify(exception)}}`],
    ["as text where the rows break off", `${whole.slice(0, 30)}\n${exception}\n`],
    [
      "between the tags of newer servers",
      `${whole.slice(0, 30)}\r\n__exception__\r\ntag\r\n${exception}\r\n`,
    ],
  ])("takes no rows from a 200 that ends in an exception, %s", async (_, body) => {
    const from = await answering((_, response) => void response.end(body));
    await expect(read("SELECT 1 AS n", {}, {}, from)).rejects.toMatchObject({
      code: "query_timeout",
      message: expect.not.stringContaining("DB::"),
    });
  });

  it.each([
    ["nothing", ""],
    ["half of it", whole.slice(0, 30)],
    ["somebody's page", "<html>sign in</html>"],
    ["null", "null"],
    ["other JSON", '{"ok":true}'],
  ])("says that the store cannot be reached when all that comes is %s", async (_, body) => {
    const from = await answering((_, response) => void response.end(body));
    await expect(read("SELECT 1 AS n", {}, {}, from)).rejects.toMatchObject({ code: "store_unavailable" });
  });

  it.each([
    [503, "no upstream"],
    [500, "Code: 236. DB::Exception: Server is shutting down. (ABORTED)"],
    [500, "Code: 279. DB::Exception: All connection tries failed. (ALL_CONNECTION_TRIES_FAILED)"],
  ])("takes %i %s for a failure that may pass", async (status, body) => {
    const from = await answering((_, response) => void response.writeHead(status).end(body));
    await expect(read("SELECT 1 AS n", {}, {}, from)).rejects.toMatchObject({ code: "store_unavailable" });
  });
});

describe("openClickHouseFront", () => {
  it("refuses several statements, as a server does", async () => {
    const authorization = `Basic ${btoa("default:let me in")}`;
    const response = await fetch(front.url, {
      method: "POST",
      headers: { authorization },
      body: "SELECT 1; SELECT 2",
    });
    expect(response.headers.get("x-clickhouse-exception-code")).toBe("62");
  });
});

describe("bound values", () => {
  const texts = [
    "",
    " ",
    "'",
    "a'b\\",
    "\\N",
    "NULL",
    "x\ty\nz\r",
    "\0nul\0",
    "\b\f\u001b[0m",
    "{x:String}",
    "'; DROP TABLE product_telemetry_events --",
    "\\'); SELECT 1 --",
    '`"é😀\u2028\ufeff',
    "%_*?",
    "a".repeat(70_000),
  ];

  /** Characters that some parser on the way could take for its own, in any order. */
  const pieces = [
    "'",
    '"',
    "\\",
    "\\N",
    "\0",
    "\n",
    "\t",
    "{",
    "}",
    ":",
    "--",
    "/*",
    ";",
    "`",
    "%",
    "$1",
    "é",
    "😀",
    "\u202e",
    "a",
    " ",
  ];
  const generated = Array.from({ length: 1_000 }, (_, i) =>
    [i, i / pieces.length, i / pieces.length ** 2]
      .map((place) => pieces[Math.floor(place) % pieces.length])
      .join(""),
  );

  it.each(["embedded", "http"] as const)("arrive a thousand times through the %s executor", async (name) => {
    const from = name === "http" ? clickhouse : store.clickhouse;
    const { rows } = await read("SELECT {list:Array(String)} AS list", { list: generated }, {}, from);
    expect(rows).toEqual([{ list: generated }]);
    expect(new Set(generated).size).toBeGreaterThan(900);
  });

  it.each(["embedded", "http"] as const)("arrive as they are through the %s executor", async (name) => {
    const from = name === "http" ? clickhouse : store.clickhouse;
    const sql =
      "SELECT {list:Array(String)} AS list, {numbers:Array(Int64)} AS numbers, {text:String} AS text";
    for (const text of texts) {
      const parameters = { list: [text, ...texts], numbers: [-1, 0, 2 ** 53 - 1], text };
      expect((await read(sql, parameters, {}, from)).rows).toEqual([parameters]);
    }
  });
});
