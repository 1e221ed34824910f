import { once } from "node:events";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type LocalServer, listen } from "./local-server.ts";

let server: LocalServer | null = null;
afterEach(() => server?.close());

describe("listen", () => {
  it("refuses other names than this machine's in the form of every error", async () => {
    server = await listen((_, outgoing) => void outgoing.end("figures"), { host: "127.0.0.1", port: 0 });
    const sent = request(server.address, { headers: { host: "attacker.example" } }).end();
    const [answer] = await once(sent, "response");
    let body = "";
    for await (const piece of answer) body += String(piece);
    expect(answer.statusCode).toBe(403);
    expect(answer.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "private, no-store",
      "x-request-id": expect.any(String),
    });
    expect(JSON.parse(body)).toMatchObject({
      error: { code: "forbidden", requestId: answer.headers["x-request-id"] },
    });
    expect(body).not.toContain("attacker");
  });
});
