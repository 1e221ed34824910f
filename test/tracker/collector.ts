import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TelemetryEvent } from "@firsthand/contract";
import { build } from "vite";

/** A request as it came in. */
interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A host's server: its pages at any path, the tracker in them, and an endpoint that speaks the wire. */
export interface Collector {
  readonly origin: string;
  /** Requests for anything but pages and their script. */
  readonly heard: Heard[];
  /** Accepted events, each delivery of one. */
  readonly events: TelemetryEvent[];
  /** What was dropped, by the id of the report. */
  readonly reports: Map<string, Readonly<Record<string, number>>>;
  /** How it answers batches. */
  answers: "202" | "503" | "never";
  /** Forgets what it heard. */
  clear(): void;
  close(): void;
}

const pages = fileURLToPath(new URL("pages", import.meta.url));
const packages = fileURLToPath(new URL("../node_modules", import.meta.url));

/** Which of the pages is served, and on which version of React. */
interface PageOptions {
  readonly page?: "host.ts" | "react.tsx";
  readonly react?: 18 | 19;
}

/** Builds a page from the built packages and serves it. */
export async function startCollector({ page = "host.ts", react = 19 }: PageOptions = {}): Promise<Collector> {
  const script = await buildScript(join(pages, page), react);
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    if (method === "GET" && url === "/host.js") return send(response, 200, "text/javascript", script);
    if (method === "GET" && !url.startsWith("/events")) return send(response, 200, "text/html", html);
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      collector.heard.push({ method, url, headers, body });
      if (collector.answers === "503") send(response, 503, "text/plain", "");
      if (collector.answers === "202") send(response, 202, "application/json", take(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const collector: Collector = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    heard: [],
    events: [],
    reports: new Map(),
    answers: "202",
    clear() {
      collector.heard.length = 0;
      collector.events.length = 0;
      collector.reports.clear();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };

  function take(body: string): string {
    const { events, dropped } = JSON.parse(body);
    collector.events.push(...events);
    if (dropped) collector.reports.set(dropped.id, dropped.counts);
    return JSON.stringify({
      ingestion_id: "i",
      status: "accepted",
      items_received: events.length,
      stream: "clickhouse",
      accepted: events.length,
      duplicates: 0,
      rejected: [],
    });
  }

  return collector;
}

const html = `<!doctype html><html><head><meta charset="utf-8"><title>CANARY</title><link rel="icon" href="data:,">
<script src="/host.js"></script></head><body><h1>CANARY</h1><form onsubmit="return false"><input value="CANARY">
<button>Save</button><select><option>CANARY</option></select><textarea></textarea></form>
<a href="#CANARY">CANARY</a><details><summary>More</summary>CANARY</details></body></html>`;

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}

async function buildScript(entry: string, react: 18 | 19): Promise<string> {
  // By folder, because it is the built packages of the workspace that ask for React, and they have the newer one.
  const older = [{ find: /^(react|react-dom)(?=\/|$)/, replacement: join(packages, "$1-18") }];
  const result = await build({
    configFile: false,
    root: pages,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
    resolve: { alias: react === 18 ? older : [] },
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "host" } },
  });
  const [first] = [result].flat();
  if (!first || !("output" in first)) throw new Error("vite wrote no script for the page.");
  return first.output[0].code;
}
