/** Takes the pictures of the demo that the README and the documentation show. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../support/browser.ts";
import { startDemoHost } from "../support/demo-host.ts";
import { signIn } from "../support/demo-page.ts";

const folder = fileURLToPath(new URL("../../docs/images", import.meta.url));
await mkdir(folder, { recursive: true });

const host = await startDemoHost();
const browser = await launchBrowser();
for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      timezoneId: "Europe/Berlin",
      locale: "en-US",
      reducedMotion: "reduce",
    });
    await signIn(page, host.url, "robin");
    await page.evaluate(() => document.fonts.ready);
    const path = `${folder}/dashboard-${colorScheme}-${width}.png`;
    await page.screenshot({ path, fullPage: true });
    console.log(path);
    await page.close();
  }
}
await browser.close();
await host.close();
