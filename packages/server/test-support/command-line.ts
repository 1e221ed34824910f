import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "../src/cli/program.ts";

const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));

/** How a command ended and what it said. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, to stand in while commands run; removed by `remove`. */
export function makeFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "firsthand-cli-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the command line within this process, which is much faster. Give absolute paths. */
export async function runHere(...args: readonly string[]): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const exitCode = await runCommandLine(args, {
    out: (text) => {
      stdout += `${text}\n`;
    },
    note: (text) => {
      stderr += `${text}\n`;
    },
    progress: () => ({ show: () => {}, end: () => {} }),
  });
  return { exitCode, stdout, stderr };
}

/** Starts the real command in a process of its own. */
export function startCommand(args: readonly string[], folder: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--conditions=@firsthand/source", main, ...args], { cwd: folder });
}

/** Runs the real command to its end. */
export async function runCommand(
  args: readonly string[],
  folder: string,
  input?: Uint8Array | string,
): Promise<Outcome> {
  const child = startCommand(args, folder);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [exitCode] = await once(child, "close");
  return { exitCode, stdout, stderr };
}

/** A `serve` that answers. */
export interface Serving {
  /** Up to and with `/api/telemetry`. */
  readonly address: string;
  readonly child: ChildProcessWithoutNullStreams;
  /** What it has written to standard error so far. */
  stderr(): string;
  /** Sends the signal; resolves with the time it took to end and the exit code. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly durationMs: number; readonly exitCode: number | null }>;
}

/** Starts `serve` on a free port and waits until it answers. */
export async function startServing(args: readonly string[], folder: string): Promise<Serving> {
  const child = startCommand(["serve", "--port", "0", ...args], folder);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = once(child, "close");
  const address = await new Promise<string>((resolve, reject) => {
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      const match = / at (http:\S+)/.exec(stdout);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once("close", (code) => reject(new Error(`serve ended with ${code}: ${stderr}`)));
  });
  return {
    address,
    child,
    stderr: () => stderr,
    async stop(signal = "SIGTERM") {
      const startedAt = Date.now();
      child.kill(signal);
      const [exitCode] = await ended;
      return { durationMs: Date.now() - startedAt, exitCode };
    },
  };
}
