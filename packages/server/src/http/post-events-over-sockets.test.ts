// Bodies as only a socket can bring them: byte by byte, without end, packed, broken off.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import { toNodeListener } from "../node.ts";
import { orgA, orgB } from "./test/handler-with.ts";
import { as, now, readRows, startAnew, takeEvents } from "./test/take-events.ts";

const MIB = 1024 * 1024;
const BODY_TIMEOUT_MS = 2_000;

let store: TempStore;
let server: Server;
let port: number;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});
beforeEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await startAnew(store.clickhouse);
  // A scope has a quarter of the room: ten of the slow bodies below.
  const telemetry = takeEvents(store.clickhouse, { waitingBytes: 4 * MIB }, now, {
    bodyTimeoutMs: BODY_TIMEOUT_MS,
  });
  server = createServer(toNodeListener(telemetry)).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

/** Begins a request, and tells the status that it is answered with. */
function begin(head: string, user = orgA): { readonly socket: Socket; readonly status: Promise<number> } {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `POST /api/telemetry/events HTTP/1.1\r\nHost: a\r\nAuthorization: ${user}\r\nContent-Type: application/json\r\n${head}\r\n\r\n`,
  );
  const status = once(socket, "data").then(([data]) => Number(/^HTTP\/1\.1 (\d+) /.exec(String(data))?.[1]));
  return { socket, status };
}

async function post(body: string | Uint8Array, headers: Record<string, string> = {}, user = orgA) {
  const response = await fetch(`http://127.0.0.1:${port}/api/telemetry/events`, {
    method: "POST",
    headers: { ...as(user), ...headers },
    body: body as Uint8Array<ArrayBuffer> | string,
  });
  return { status: response.status, text: await response.text() };
}

const batch = (id: string) => JSON.stringify(wireBatch([wireEvent(id)]));
const storedIds = async () => (await readRows(store.clickhouse)).map(({ event_id }) => event_id);

describe("POST /events, over a socket", () => {
  it("gives up on bodies that come byte by byte, has room for ten of them, and takes others' events meanwhile", async () => {
    const slow = Array.from({ length: 30 }, () => begin(`Content-Length: ${100 * 1024}`));
    const dripping = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write(" ");
    }, 20);
    const statuses = Promise.all(slow.map(({ status }) => status));
    // Those without room hear it at once.
    await Promise.race(slow.map(({ status }) => status));
    expect((await post(batch("evt_other"), {}, orgB)).status).toBe(202);
    expect(await storedIds()).toEqual(["evt_other"]);
    expect((await statuses).sort()).toEqual([...Array(10).fill(408), ...Array(20).fill(429)]);
    clearInterval(dripping);
    // Their room is free again.
    expect((await post(batch("evt_own"))).status).toBe(202);
    for (const { socket } of slow) socket.destroy();
  });

  it("stops at its limit of a body that says no length and goes on, and stores nothing of it", async () => {
    const before = process.memoryUsage().rss;
    const { socket, status } = begin("Transfer-Encoding: chunked");
    const sentBytes = 10 * MIB;
    const start = `{"orgIdHash":null,"source":"acme-web","events":[${JSON.stringify(wireEvent("evt_1"))}`;
    socket.write(`${start.length.toString(16)}\r\n${start}\r\n`);
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    for (let sent = 0; sent < sentBytes; sent += 0x10000) socket.write(chunk);
    expect(await status).toBe(413);
    // The sender is in this process too.
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * MIB + sentBytes);
    socket.destroy();
    expect((await post(batch("evt_2"))).status).toBe(202);
    expect(await storedIds()).toEqual(["evt_2"]);
  });

  it.each(["gzip", "deflate", "br", "gzip, identity"])(
    "does not unpack what comes as %s",
    async (encoding) => {
      const bomb = gzipSync(Buffer.alloc(50 * MIB, " "));
      const before = process.memoryUsage().rss;
      for (const body of [bomb, gzipSync(batch("evt_1"))]) {
        const { status, text } = await post(body, { "content-encoding": encoding });
        expect([status, JSON.parse(text).error.code]).toEqual([415, "unsupported_media_type"]);
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(32 * MIB);
      // Nor is it taken for JSON where nothing says that it is packed.
      expect((await post(gzipSync(batch("evt_1")))).status).toBe(400);
      expect(await storedIds()).toEqual([]);
    },
  );

  it("stores nothing of a body that breaks off before its length, and gives its room back", async () => {
    const whole = batch("evt_1");
    for (let i = 0; i < 20; i += 1) {
      const { socket } = begin(`Content-Length: ${100 * 1024}`);
      socket.write(whole);
      await new Promise((resolve) => setTimeout(resolve, 10));
      socket.destroy();
    }
    await expect.poll(async () => (await post(batch("evt_2"))).status).toBe(202);
    expect(await storedIds()).toEqual(["evt_2"]);
  });
});
