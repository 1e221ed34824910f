import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { build } from "vite";
import { describe, expect, it, onTestFinished } from "vitest";
import { openClickHouseFront } from "../../packages/server/test-support/clickhouse-http-front.ts";
import { launchBrowser } from "../support/browser.ts";

describe("the README", () => {
  it("has snippets that answer a signed-in browser with its organisation's figures", {
    timeout: 120_000,
  }, async () => {
    const url = await serveSnippets();
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const context = await browser.newContext();
    const page = await context.newPage();

    await page.goto(url);
    await page.locator('[data-metric="top-routes"][data-error-code="unauthenticated"]').waitFor();

    await context.addCookies([{ name: "session", value: "ada", url }]);
    await page.reload();
    await page.locator('[data-metric="active-users"][data-state="ready"]').waitFor();
    const routes = page.locator('[data-metric="top-routes"][data-state="ready"] tbody tr');
    expect(await routes.first().textContent()).toContain("/overview");
    expect(await routes.count()).toBe(1);

    // This page declares no color-scheme, and its build has lowered the style sheet.
    const panel = page.locator('[data-metric="top-routes"]');
    expect(await panel.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("oklch(1 0 0)");
  });
});

/** The page of the README's second snippet, with its first one behind it. */
async function serveSnippets(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clickhouse = await openEmbeddedClickHouse({ path: join(folder, "data") });
  onTestFinished(() => clickhouse.close());
  await migrate(clickhouse);
  await clickhouse.writer.insertJsonLines(clickhouse.table, new TextEncoder().encode(rows().join("\n")));
  const front = await openClickHouseFront(join(folder, "data"));
  onTestFinished(() => front.close());
  process.env.CLICKHOUSE_URL = front.url;
  const { telemetry } = await import("../snippets/server.ts");

  const pages = join(folder, "pages");
  await build({
    root: fileURLToPath(new URL("../snippets", import.meta.url)),
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@firsthand/source", "module", "browser", "development|production"] },
    build: { outDir: pages },
  });
  const host = new Hono();
  host.all("/api/telemetry/*", (c) => telemetry(c.req.raw));
  host.use("/*", serveStatic({ root: pages }));
  const server = serve({ fetch: host.fetch, port: 0 });
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** One page view of the snippets' organisation, and one of another. */
function rows(): string[] {
  const occurred_at = new Date(Date.now() - 86_400_000).toISOString();
  return [
    ["a", "/overview"],
    ["b", "/billing"],
  ].map(([digit = "", route_pattern]) =>
    JSON.stringify({
      org_id_hash: digit.repeat(64),
      event_id: `event-${digit}`,
      name: "page_viewed",
      schema_version: "2026-05-telemetry-v1",
      session_id: "session",
      anonymous_user_id: "user",
      route_pattern,
      payload_json: "{}",
      occurred_at,
      ingested_at: occurred_at,
      source: "acme-web",
    }),
  );
}
