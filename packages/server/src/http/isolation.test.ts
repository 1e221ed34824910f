import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import type { ReadStatement } from "../clickhouse/port.ts";
import { toNodeListener } from "../node.ts";
import type { HandlerSettings } from "./settings.ts";
import type { TelemetryHandler } from "./telemetry-handler.ts";
import {
  emptyAnswer,
  errorOf,
  get,
  handlerWith,
  linesOf,
  post,
  scopeA,
  scopeB,
} from "./test/handler-with.ts";

const heavy: ReadStatement = {
  sql: "SELECT sum(cityHash64(number)) AS n FROM numbers({n:UInt64})",
  parameters: { n: 1e14 },
};
const light: ReadStatement = {
  sql: "SELECT count() AS n FROM product_telemetry_events WHERE event_id != {id:String}",
  parameters: { id: "" },
};
const running: ReadStatement = {
  sql: "SELECT count() AS n FROM system.processes WHERE query LIKE {heavy:String}",
  parameters: { heavy: "SELECT sum(cityHash64%" },
};

/** On the real engine, a question about errors never ends, and every other one is quick. */
const answer: HandlerSettings["answer"] = async (metric, _params, { reader, scope, signal, limits }) => {
  const statement = metric === "client-errors" ? heavy : light;
  await reader.read(statement, { signal, timeoutMs: limits.queryTimeoutMs });
  return emptyAnswer(metric, scope) as never; // Only the time it takes is looked at.
};

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore({ caps: { maxRowsToRead: 1e15, maxBytesToRead: 1e15 } });
});
afterAll(() => store.close());

function host(queryTimeoutMs: number): TelemetryHandler {
  return handlerWith(
    {
      clickhouse: store.clickhouse,
      limits: { queryTimeoutMs },
      resolveScope: (request) => (request.headers.has("x-other") ? scopeB : scopeA),
    },
    answer,
  );
}

const other = { headers: { "x-other": "1", "content-type": "application/json" } };

async function heavyReads(): Promise<number> {
  const { rows } = await store.clickhouse.reader.read<{ n: number }>(running, {
    timeoutMs: 5_000,
    lane: "watch",
  });
  return rows[0]?.n ?? Number.NaN;
}

describe("a heavy viewer", () => {
  it("does not hold up another one's light questions, and is stopped at the time cap", async () => {
    const handler = host(6_000);
    let over = 0;
    const heavies = Array.from({ length: 6 }, () =>
      handler(get("/metrics/client-errors")).finally(() => {
        over += 1;
      }),
    );
    await expect.poll(heavyReads, { timeout: 20_000 }).toBeGreaterThan(0);
    for (let i = 0; i < 10; i += 1) {
      const response = await handler(post({ queries: [{ id: "1", metric: "totals", params: {} }] }, other));
      expect((await linesOf(response))[0]).toMatchObject({ id: "1", ok: true });
    }
    // Nobody had to wait until a heavy read came to its end.
    expect(over).toBe(0);
    const first = await Promise.race(heavies);
    expect([first.status, (await errorOf(first)).code]).toEqual([504, "query_timeout"]);
    await Promise.all(heavies);
  });

  it("stops the engine's work by closing the page", async () => {
    const server = createServer(toNodeListener(host(20_000)));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/telemetry/metrics/client-errors`;
    const leaving = new AbortController();
    const asking = fetch(address, { signal: leaving.signal });
    await expect.poll(heavyReads, { timeout: 20_000 }).toBe(1);
    leaving.abort();
    await expect(asking).rejects.toThrow();
    await expect.poll(heavyReads, { timeout: 20_000 }).toBe(0);
    server.closeAllConnections();
    server.close();
  });
});
