import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Collector, startCollector } from "./collector.ts";
import { launchWithPageCache } from "./open-host.ts";

/** What the tests of a file share; each has a context of its own, and a server that has heard nothing. To be read inside of them. */
interface PreparedHost {
  readonly collector: Collector;
  readonly context: BrowserContext;
}

/** Starts a host's server and a browser. */
export function prepareHost(): PreparedHost {
  let browser: Browser;
  const prepared: { collector?: Collector; context?: BrowserContext } = {};
  beforeAll(async () => {
    prepared.collector = await startCollector();
    browser = await launchWithPageCache();
  });
  afterAll(async () => {
    await browser?.close();
    prepared.collector?.close();
  });
  beforeEach(async () => {
    prepared.context = await browser.newContext();
    const { collector } = prepared;
    if (collector === undefined) return;
    collector.answers = "202";
    collector.clear();
  });
  afterEach(() => prepared.context?.close());
  return prepared as PreparedHost;
}
