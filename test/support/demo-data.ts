import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import type { DemoData } from "./demo-host.ts";

declare module "vitest" {
  interface ProvidedContext {
    demoData: DemoData;
  }
}

const folder = join(tmpdir(), `firsthand-demo-data-${process.pid}`);

/** Makes the demo's data once for all test files that start a demo. */
export async function setup({ provide }: TestProject): Promise<void> {
  const now = new Date().toISOString();
  const fill = fileURLToPath(new URL("fill-demo.ts", import.meta.url));
  await promisify(execFile)(process.execPath, ["--conditions=@firsthand/source", fill, folder, now], {
    env: { ...process.env, UV_THREADPOOL_SIZE: "9" },
  });
  provide("demoData", { folder, now });
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
