// Runs one script of package.json on a machine that has only Node 20 and npm: plain JavaScript, no dependencies.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const totalFile = new URL("../node_modules/.cache/test-total.txt", import.meta.url);
let isStopping = false;
let signalledAt = 0;
let running;
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Firsthand needs Node 20 or newer; this is ${process.version}.`);
}

rmSync(totalFile, { force: true });
// Before anything is started: what is told to stop must not be there alone.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.on(signal, forward);
await step(`Installing packages with ${packageManager}`, ["install", "--frozen-lockfile"]);
await step(`Running ${script}`, ["run", script, ...args]);
printTotal();

/** Runs pnpm with these arguments, or ends this process with its exit code. */
async function step(title, pnpmArgs) {
  if (isStopping) process.exit(130);
  console.log(`${title} …`);
  const startedAt = Date.now();
  const code = await run(["--yes", packageManager, ...pnpmArgs]);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (isStopping) {
    console.log(`Stopped after ${seconds} s.`);
    process.exit(code);
  }
  if (code !== 0) {
    console.error(`${title} failed after ${seconds} s.`);
    printTotal();
    process.exit(code);
  }
  console.log(`${title}: done in ${seconds} s.`);
}

function run(npxArgs) {
  // A process group of its own: one signal then reaches npx, pnpm and what they started alike.
  const child = spawn("npx", npxArgs, {
    cwd: root,
    env: cleanEnvironment(),
    stdio: "inherit",
    detached: true,
  });
  running = child;
  // npm may be killed, and can then pass nothing on.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    forward("SIGTERM");
  }, 250);
  return new Promise((resolve) => {
    child.on("error", (error) => fail(`npx could not be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

function forward(signal) {
  // One Ctrl-C arrives twice, from the terminal and from npm; a second one, which may mean haste, comes later.
  if (Date.now() - signalledAt < 500) return;
  signalledAt = Date.now();
  isStopping = true;
  try {
    process.kill(-running.pid, signal);
  } catch {
    // Not there yet, or already gone.
  }
}

function cleanEnvironment() {
  // npm's own settings would be read by pnpm, and node_modules/.bin holds the Node that the install replaces.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")),
  );
  const pathName = Object.keys(environment).find((name) => name.toLowerCase() === "path") ?? "PATH";
  environment[pathName] = (environment[pathName] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith("node_modules/.bin"))
    .join(delimiter);
  if (!process.stdout.isTTY && !environment.FORCE_COLOR) environment.NO_COLOR = "1";
  return { ...environment, DO_NOT_TRACK: "1", TURBO_TELEMETRY_DISABLED: "1" };
}

/** The last line of a test run is its total, whoever printed before. */
function printTotal() {
  if (existsSync(totalFile)) console.log(readFileSync(totalFile, "utf8").trim());
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
