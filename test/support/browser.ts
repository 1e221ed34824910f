import { type Browser, chromium } from "playwright-core";
import { chromiumArgs, ensureChromium } from "./chromium.ts";

/** Starts a headless Chromium. The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
}
