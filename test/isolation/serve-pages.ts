import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMockHandler } from "@firsthand/testing";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { BuiltPages } from "./built-pages.ts";
import type { PageOptions } from "./pages/page-options.ts";

/** A host that serves its pages and answers its panels. */
export interface PageServer {
  addressOf(options: PageOptions): string;
  close(): void;
}

const pagesFolder = fileURLToPath(new URL("pages", import.meta.url));

const guide = new URL("../../docs/embedding.md", import.meta.url);

/** The policy that the embedding guide promises: nothing but the host's own scripts, styles and answers, and no text that becomes code. */
async function readPolicy(): Promise<string> {
  const [, policy] = /^(default-src 'none'; .+)$/m.exec(await readFile(guide, "utf8")) ?? [];
  if (policy === undefined) throw new Error("The embedding guide names no policy.");
  return policy;
}

/** Serves built pages under a strict content security policy. */
export async function servePages({ folder, render }: BuiltPages): Promise<PageServer> {
  const app = new Hono();
  const answer = createMockHandler();
  const policy = await readPolicy();
  app.all("/api/telemetry/*", (c) => answer(c.req.raw));
  // The page's own script, and the parts that it loads when they are asked for.
  app.get("/:script{[\\w.-]+[.]js}", (c) => send(join(folder, c.req.param("script")), "text/javascript"));
  app.get("/browser.css", () => send(join(folder, "browser.css"), "text/css"));
  app.get("/host.css", () => send(join(pagesFolder, "host.css"), "text/css"));
  app.get("/looks.css", () => send(join(pagesFolder, "looks.css"), "text/css"));
  app.get("/hostile.css", () => send(join(pagesFolder, "hostile.css"), "text/css"));
  app.get("/", (c) => {
    const options: PageOptions = JSON.parse(c.req.query("options") ?? "{}");
    c.header("content-security-policy", policy);
    return c.html(writePage(options, options.render === "hydrated" ? render(options) : ""));
  });
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    addressOf: (options) =>
      `http://localhost:${port}/?options=${encodeURIComponent(JSON.stringify(options))}`,
    close: () => void server.close(),
  };
}

async function send(path: string, type: string): Promise<Response> {
  return new Response(await readFile(path), { headers: { "content-type": type } });
}

function writePage({ styles = [], html = {} }: PageOptions, panels: string): string {
  const attributes = Object.entries({ lang: "en", ...html }).map(([name, value]) => ` ${name}="${value}"`);
  const sheets = [...styles.map((name) => `/${name}.css`), "/browser.css"];
  return `<!doctype html>
<html${attributes.join("")}>
<head>
<meta charset="utf-8">
<title>Admin</title>
<link rel="icon" href="data:,">
${sheets.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
</head>
<body>
<header><h1>Admin</h1><nav><a href="#a">Users</a> <a href="#b">Billing</a></nav></header>
<main>
<h2>Product usage</h2>
<p>A paragraph of the host with a <button>button</button>, <input value="a field"> and <select><option>a choice</option></select>.</p>
<table><caption>The host's own</caption><thead><tr><th>Name</th></tr></thead><tbody><tr><td>Ada</td></tr></tbody></table>
<svg width="16" height="16" viewBox="0 0 16 16"><path d="M2 2h12v12z"/></svg>
<dl><dt>Plan</dt><dd>Large</dd></dl>
<ul><li>One</li></ul>
<details><summary>More</summary><p>Text</p></details>
<section><h3>Panels</h3></section>
<div id="panels">${panels}</div>
</main>
<footer>The end</footer>
<script type="module" src="/browser.js"></script>
</body>
</html>`;
}
