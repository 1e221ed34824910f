import type { Page } from "playwright-core";

/** Signs in on the demo's own page. */
export async function signIn(page: Page, url: string, account: string): Promise<void> {
  await page.goto(url);
  await page.click(`[data-account="${account}"]`);
  await panelsSettled(page);
}

/** Waits until no panel of the page is loading. */
export async function panelsSettled(page: Page): Promise<void> {
  await page.waitForSelector("[data-metric]");
  await page.waitForFunction(
    () =>
      document.querySelectorAll('[data-metric][data-state="loading"], [data-metric] [aria-busy="true"]')
        .length === 0,
  );
}

interface Listening {
  heard?: Promise<string>[];
}

/**
 * Keeps a copy of every answer that the page's own `fetch` gets from the telemetry endpoints. Read inside the page:
 * the browser's protocol lets go of streamed bodies.
 */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const listening = window as Listening;
    const heard: Promise<string>[] = [];
    listening.heard = heard;
    const original = window.fetch;
    window.fetch = async (...request) => {
      const response = await original(...request);
      // A request that the page gives up has no answer to keep.
      if (response.url.includes("/api/telemetry/"))
        heard.push(
          response
            .clone()
            .text()
            .catch(() => ""),
        );
      return response;
    };
  });
}

/** What {@link listen} heard, one object per line. */
export async function linesHeard(page: Page): Promise<Record<string, unknown>[]> {
  const texts = await page.evaluate(() => Promise.all((window as Listening).heard ?? []));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

/** The texts of a panel's table, row by row, without what is drawn. */
export async function tableOf(page: Page, metric: string): Promise<string[][]> {
  return page.$$eval(`[data-metric="${metric}"] table tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
  );
}

/** Puts a panel's figures as a table in the place of its picture. */
export async function showTable(page: Page, metric: string): Promise<void> {
  const panel = page.locator(`[data-metric="${metric}"]`);
  await panel.locator(".fh-menu-button").click();
  await panel.getByRole("menuitem", { name: "Show as table" }).click();
  await panel.locator(".fh-figures table").waitFor();
}

/** A number as the page writes it, read back. */
export function readCount(text: string | undefined): number {
  const digits = (text ?? "").replaceAll(",", "").trim();
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
