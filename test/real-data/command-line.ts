import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

// Where the commands are run.
const root = fileURLToPath(new URL("../..", import.meta.url));

const start = (args: readonly string[]) =>
  spawn(process.execPath, ["--conditions=@firsthand/source", "packages/server/src/cli/main.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Runs `firsthand` with these arguments and returns what it printed; rejects unless it exits with 0. */
export async function firsthand(...args: readonly string[]): Promise<string> {
  const child = start(args);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`firsthand ${args.join(" ")} exited with ${code}: ${stderr}`);
  return stdout;
}

/** Asks a running `firsthand serve`, which is stopped afterwards. */
export async function whileServing<T>(
  args: readonly string[],
  ask: (address: string) => Promise<T>,
): Promise<T> {
  const child = start(["serve", "--port", "0", ...args]);
  const ended = once(child, "close");
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        const match = / at (http:\S+)/.exec(text);
        if (match?.[1] !== undefined) resolve(match[1]);
      });
      child.once("close", (code) => reject(new Error(`serve exited with ${code}: ${stderr}`)));
    });
    return await ask(address);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}
