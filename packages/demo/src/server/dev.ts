import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { createServer as createVite } from "vite";

/** Serves the host's API, and its pages from source with reload. */
export async function serveWithReload(host: Hono, port: number): Promise<() => Promise<void>> {
  const vite = await createVite({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    server: { middlewareMode: true },
    appType: "spa",
  });
  const api = getRequestListener(host.fetch);
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api/")) void api(request, response);
    else vite.middlewares(request, response);
  });
  server.listen(port);
  return async () => {
    server.close();
    await vite.close();
  };
}
