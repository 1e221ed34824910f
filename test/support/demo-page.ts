import type { Page, Response } from "playwright-core";

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

/** Collects every answer that the page receives from the telemetry endpoints, one object per line. */
export function collectAnswers(page: Page): { readonly lines: () => Promise<Record<string, unknown>[]> } {
  const responses: Response[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/telemetry/")) responses.push(response);
  });
  return {
    lines: async () => {
      const texts = await Promise.all(responses.map((response) => response.text()));
      return texts.flatMap((text) =>
        text
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      );
    },
  };
}

/** The texts of a panel's table, row by row, without what is drawn. */
export async function tableOf(page: Page, metric: string): Promise<string[][]> {
  return page.$$eval(`[data-metric="${metric}"] table tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
  );
}

/** A number as the page writes it, read back. */
export function readCount(text: string | undefined): number {
  const digits = (text ?? "").replaceAll(",", "").trim();
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
