import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** Flags under which Chromium runs as root, in a small /dev/shm, and draws text the same way each time. */
export const chromiumArgs = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];

/**
 * The path of a Chromium to test with: `CHROMIUM_PATH`, a system Chromium or Chrome, or Playwright's own;
 * null when there is none.
 *
 * @throws When `CHROMIUM_PATH` names a file that is not there.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  }
  const own = chromium.executablePath();
  return findOnSystem() ?? (existsSync(own) ? own : null);
}

/**
 * As {@link findChromium}, and installs a Chromium when there is none.
 *
 * @throws When none could be installed either; the message says what to install.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium found; asking Playwright to download one …");
  attempt(process.execPath, [playwrightCommand(), "install", "chromium"]);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Playwright could not; installing Debian's chromium …");
    attempt("apt-get", ["update"]);
    attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    "The browser tests need Chromium. Install Chromium or Chrome (on Debian: apt-get install chromium), " +
      "or set CHROMIUM_PATH to the one to use.",
  );
}

function findOnSystem(): string | null {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const applications = [
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...applications].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightCommand(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("playwright-core/package.json")), "cli.js");
}

function attempt(command: string, args: string[]): void {
  try {
    execFileSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch {
    // The look-up that follows tells whether it worked.
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`Browser tests run in ${ensureChromium()}.`);
}
