import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoRows, openDemoData } from "@firsthand/demo/data";
import { createHost } from "@firsthand/demo/host";
import { serve } from "@hono/node-server";
import { countOnce, type OracleEvent } from "../oracle/count-once.ts";

const pages = fileURLToPath(new URL("../../packages/demo/dist", import.meta.url));

/** The demo as `npm start` runs it, on data of its own, with the same events for the oracle. */
export interface DemoHost {
  readonly url: string;
  readonly events: readonly OracleEvent[];
  readonly now: number;
  /** Puts the host's clock forward until every session there is has ended. */
  expireSessions(): void;
  close(): Promise<void>;
}

const sessionMs = 3_600_000;

/** The demo's data in a folder, up to an instant of RFC 3339. */
export interface DemoData {
  readonly folder: string;
  readonly now: string;
}

/** Starts the demo with a copy of data that was made today, or with data of its own. */
export async function startDemoHost(made?: DemoData): Promise<DemoHost> {
  if (!existsSync(pages)) throw new Error("The demo's pages are not built. Run `pnpm build` first.");
  const folder = await mkdtemp(join(tmpdir(), "firsthand-demo-"));
  let now = new Date();
  if (made?.now.slice(0, 10) === now.toISOString().slice(0, 10)) {
    await cp(made.folder, folder, { recursive: true });
    now = new Date(made.now);
  }
  const clickhouse = await openDemoData(folder, now, () => {});
  let aheadMs = 0;
  let events: readonly OracleEvent[] | undefined;
  const { app, close: closeHost } = createHost({
    clickhouse,
    sessionMs,
    pages,
    now: () => Date.now() + aheadMs,
    // What is tested is what the page shows, also on a machine with other work.
    limits: { queryTimeoutMs: 60_000 },
  });
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    get events() {
      events ??= countOnce([...demoRows(now)]);
      return events;
    },
    now: now.getTime(),
    expireSessions() {
      aheadMs += sessionMs;
    },
    async close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closeHost();
      await clickhouse.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
