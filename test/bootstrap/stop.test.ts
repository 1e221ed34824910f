import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Stands for what is installed and run: it takes its time to stop, and says how often it was told. */
const npx = `#!/bin/sh
case "$*" in *install*) exit 0 ;; esac
trap 'echo told to stop; stopping=yes' INT TERM
echo at work
while [ -z "$stopping" ]; do sleep 0.1; done
sleep 0.3
echo stopped
`;

/** A machine that has no time for us between the start of a process and the next line of ours. */
const busy = `import processes from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
const { spawn } = processes;
processes.spawn = (...args) => {
  const started = spawn(...args);
  for (const until = Date.now() + 400; Date.now() < until; );
  return started;
};
syncBuiltinESMExports();
`;

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-bootstrap-"));
  for (const name of ["package.json", ".config/bootstrap.mjs"]) cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/npx"), npx, { mode: 0o755 });
  writeFileSync(join(folder, "busy.mjs"), busy);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("npm start", () => {
  it.each<[string, NodeJS.Signals, (npm: number) => number, string]>([
    ["Ctrl-C in a terminal, which every process of the group gets", "SIGINT", (npm) => -npm, ""],
    ["SIGINT for npm alone", "SIGINT", (npm) => npm, ""],
    ["SIGTERM for npm alone", "SIGTERM", (npm) => npm, ""],
    ["SIGTERM for npm alone, at once and on a busy machine", "SIGTERM", (npm) => npm, "busy.mjs"],
  ])("lets what it runs stop in order: %s", async (_, signal, target, preloaded) => {
    const path = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
    const npm = spawn("npm", ["start"], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: path,
        ...(preloaded && { NODE_OPTIONS: `--import=${join(folder, preloaded)}` }),
      },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = collect(npm);
    const closed = once(npm, "close");
    await expect.poll(said, { timeout: 20_000 }).toContain("at work");
    process.kill(target(npm.pid ?? 0), signal);
    await closed;
    expect(said().match(/told to stop/g)).toHaveLength(1);
    expect(said()).toMatch(/stopped\n\s*Stopped after/);
  });
});

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}
