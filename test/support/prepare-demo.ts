import type { Browser } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type DemoHost, startDemoHost } from "./demo-host.ts";

/** The demo and a browser for the tests of a file; to be read inside of them. */
export function prepareDemo(): { readonly host: DemoHost; readonly browser: Browser } {
  const prepared: Partial<{ host: DemoHost; browser: Browser }> = {};
  beforeAll(async () => {
    prepared.host = await startDemoHost(inject("demoData"));
    prepared.browser = await launchBrowser();
  });
  afterAll(async () => {
    await prepared.browser?.close();
    await prepared.host?.close();
  });
  return prepared as Required<typeof prepared>;
}
