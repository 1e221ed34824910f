import { describe, expect, it } from "vitest";
import { readJsonBody } from "./read-body.ts";

const encoder = new TextEncoder();

function request(
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string> = {},
) {
  return new Request("http://host.test/api/telemetry/query", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    duplex: "half",
  });
}

/** A body of endless chunks that counts how many were taken and knows when it was given up. */
function endless(chunkBytes: number) {
  const state = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        state.pulled += 1;
        controller.enqueue(new Uint8Array(chunkBytes).fill(32));
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

const limits = { maxBytes: 1_000, timeoutMs: 1_000 };

describe("readJsonBody", () => {
  it("reads what is within the limit to the byte", async () => {
    expect(await readJsonBody(request("x".repeat(1_000)), limits)).toHaveLength(1_000);
    await expect(readJsonBody(request("x".repeat(1_001)), limits)).rejects.toMatchObject({
      code: "payload_too_large",
      details: { limit: 1_000 },
    });
  });

  it("stops at one chunk over the limit when a body does not say how long it is", async () => {
    const { state, stream } = endless(300);
    await expect(readJsonBody(request(stream), limits)).rejects.toMatchObject({ code: "payload_too_large" });
    expect(state).toEqual({ pulled: 4, cancelled: true });
  });

  it("does not begin with a body that says it is too long, and does not trust one that says it is short", async () => {
    const long = endless(300);
    const told = readJsonBody(request(long.stream, { "content-length": "1001" }), limits);
    await expect(told).rejects.toMatchObject({ code: "payload_too_large" });
    expect(long.state.pulled).toBe(0);
    const lying = readJsonBody(request(endless(300).stream, { "content-length": "5" }), limits);
    await expect(lying).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("gives up on a body that trickles", async () => {
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.enqueue(encoder.encode(" "));
      },
    });
    const trickle = readJsonBody(request(stream), { maxBytes: 1_000, timeoutMs: 100 });
    await expect(trickle).rejects.toMatchObject({ code: "request_timeout" });
  });

  it("refuses bytes that are not UTF-8, and keeps a byte order mark for the parser to refuse", async () => {
    for (const bytes of [[0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      await expect(readJsonBody(request(Uint8Array.from(bytes)), limits)).rejects.toMatchObject({
        code: "invalid_request",
      });
    }
    expect(await readJsonBody(request("\ufeff1"), limits)).toBe("\ufeff1");
  });

  it("says that a broken connection left the body incomplete", async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("socket hang up")),
    });
    await expect(readJsonBody(request(stream), limits)).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("tells the host when its own code has read the body already", async () => {
    const read = request("{}");
    await read.text();
    await expect(readJsonBody(read, limits)).rejects.toMatchObject({
      code: "internal",
      cause: { message: expect.stringContaining("leave it unread") },
    });
  });

  it("stops when the client goes away", async () => {
    const leaving = new AbortController();
    const silent = new Request(request(new ReadableStream<Uint8Array>()), { signal: leaving.signal });
    const reading = readJsonBody(silent, limits);
    leaving.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });
});
