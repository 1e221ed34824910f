import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The git-ignored folder that is served at `/` wherever msw has to find its worker. */
export const workerDirectory = fileURLToPath(new URL("../public", import.meta.url));

/** Copies the worker of the installed msw: a committed copy would fall behind the library that talks to it. */
export function copyMockServiceWorker(): void {
  const library = dirname(createRequire(import.meta.url).resolve("msw/package.json"));
  mkdirSync(workerDirectory, { recursive: true });
  copyFileSync(join(library, "lib/mockServiceWorker.js"), join(workerDirectory, "mockServiceWorker.js"));
}
