import type { Browser, Page } from "playwright-core";
import type { PageControls } from "./pages/browser.tsx";

/** The page's own controls, to call inside it. */
export type ControlledWindow = Window & { readonly controls: PageControls };

/** A page at an address, with what it complained about: console, uncaught errors, violations of its policy. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens an address in a new page, in the time zone of the machine when none is given. */
export async function openPage(browser: Browser, address: string, timezoneId?: string): Promise<OpenPage> {
  const viewport = { width: 800, height: 900 };
  const page = await browser.newPage({
    viewport,
    reducedMotion: "reduce",
    ...(timezoneId === undefined ? {} : { timezoneId }),
  });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.exposeFunction("complain", (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      const { complain } = window as unknown as { complain(text: string): void };
      complain(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  await page.goto(address);
  return { page, complaints };
}

/** Mounts nine panels on a page that has none. */
export async function mountPanels(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as ControlledWindow).controls.mount());
  await page.waitForFunction(() => document.querySelectorAll("[data-metric]").length === 9);
}

/** Waits until every panel is in this state. */
export async function seeState(page: Page, state: string): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelectorAll(`[data-metric][data-state="${expected}"]`).length === 9,
    state,
  );
}
