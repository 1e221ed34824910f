import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedPackages } from "../../.config/published-packages.ts";
import { addEngine, createPackedHost, hideContract, type PackedHost } from "./packed-host.ts";
import { findSystemNode } from "./system-node.ts";

const node = findSystemNode();
let host: PackedHost;

beforeAll(() => {
  host = createPackedHost(node);
}, 300_000);
afterAll(() => host?.remove());

describe(`a host that installs the packed packages, on Node ${node.version}`, () => {
  it("can import every entry", () => {
    const entries = publishedPackages().flatMap(({ folder, entries }) =>
      entries.map(({ name }) => `@firsthand/${folder}${name.slice(1)}`),
    );
    const { stdout, stderr } = host.run("node", "import-all.mjs", ...entries);
    expect(stderr).toBe("");
    const counts: Record<string, number> = JSON.parse(stdout);
    expect(Object.keys(counts)).toEqual(entries);
    for (const [name, count] of Object.entries(counts)) expect(count, name).toBeGreaterThan(0);
  });

  it("gets the style sheet as one file", () => {
    const file = join(host.folder, "node_modules/@firsthand/panels/dist/styles.css");
    const sheet = readFileSync(file, "utf8");
    expect(sheet).not.toContain("@import");
    expect(sheet).toContain(".fh-heat");
  });

  it("compiles the guides' snippets against the installed types", () => {
    expect(host.run("npx", "tsc", "--project", ".")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it("renders a panel on its server", () => {
    const { stdout, stderr } = host.run("node", "render.mjs");
    expect(stderr).toBe("");
    expect(stdout).toContain('data-state="ready"');
  });

  it("stores a file, finds the table sound and answers from it", () => {
    writeFileSync(join(host.folder, "events.ndjson"), `${JSON.stringify(pageView())}\n`);
    expect(host.run("npx", "firsthand", "--help").stdout).toContain("Usage: firsthand");
    const into = ["events.ndjson", "--data", "data"];
    expect(host.run("npx", "firsthand", "import", ...into)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('needs the package "chdb"'),
    });

    addEngine(host);
    const imported = host.run("npx", "firsthand", "import", ...into);
    expect(imported, imported.stderr).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("1  stored"),
    });
    const examined = host.run("npx", "firsthand", "doctor", "--data", "data");
    expect(examined, examined.stdout).toMatchObject({ exitCode: 0, stderr: "" });
    const { stdout, stderr } = host.run("node", "answer.mjs");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout).data.rows).toMatchObject([{ routePattern: "/overview", events: 1 }]);
  });

  it("needs no package that it did not install by name", () => {
    hideContract(host);
    expect(host.run("node", "import-all.mjs", "@firsthand/contract").exitCode).not.toBe(0);
    expect(host.run("npx", "tsc", "--project", ".")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(host.run("node", "render.mjs").stdout).toContain('data-state="ready"');
  });
});

function pageView() {
  const occurred_at = new Date(Date.now() - 86_400_000).toISOString();
  return {
    org_id_hash: "a".repeat(64),
    event_id: "event",
    name: "page_viewed",
    schema_version: "2026-05-telemetry-v1",
    session_id: "session",
    anonymous_user_id: "user",
    route_pattern: "/overview",
    payload_json: "{}",
    occurred_at,
    ingested_at: occurred_at,
    source: "acme-web",
  };
}
