import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
};

/** A server of the built pages. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the pages with the answers of `month` in them, so that fetching is no part of what is measured, and the others under
 * `/answers`.
 */
export async function servePages(
  folder: string,
  answers: Readonly<Record<string, unknown>> & { readonly month: unknown },
): Promise<PageServer> {
  const texts = new Map(
    Object.entries(answers).map(([name, value]) => [`/answers/${name}.json`, JSON.stringify(value)]),
  );
  const inPage = `<script type="application/json" id="answers">${JSON.stringify(answers.month).replaceAll("<", "\\u003c")}</script></body>`;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const json = texts.get(path);
    if (json !== undefined) return response.setHeader("content-type", "application/json").end(json);
    try {
      const file = await readFile(join(folder, path));
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      return response.end(
        extname(path) === ".html" ? file.toString().replace("</body>", () => inPage) : file,
      );
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
