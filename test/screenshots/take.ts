/** Takes the pictures of the demo that the README and the documentation show. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Response } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { startDemoHost } from "../support/demo-host.ts";
import { showTable, signIn } from "../support/demo-page.ts";

const folder = fileURLToPath(new URL("../../docs/images", import.meta.url));
await mkdir(folder, { recursive: true });

// A day that has hardly begun would end every line in a fall.
const timezoneId = ["Europe/Berlin", "America/New_York", "Asia/Tokyo"].find(isLate) ?? "Europe/Berlin";
const host = await startDemoHost();
const browser = await launchBrowser();
await sendSomething();
for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      timezoneId,
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

function isLate(timeZone: string): boolean {
  const hour = new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone }).format();
  return Number(hour) >= 15;
}

/** An admin lets the demo count what she does, so that there is something to be seen of it. */
async function sendSomething(): Promise<void> {
  const page = await browser.newPage({ locale: "en-US" });
  await signIn(page, host.url, "ada");
  await page.getByLabel("Count what I do here, too").check();
  for (const metric of ["top-routes", "feature-views"]) await showTable(page, metric);
  const isStored = (response: Response) => response.url().endsWith("/events") && response.status() === 202;
  await page.waitForResponse(isStored);
  // Counts of it are written within the next second.
  await page.waitForTimeout(3_000);
  await page.close();
}
