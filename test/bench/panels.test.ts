import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { getAnswers, getLongSeries } from "./support/answers.ts";
import { type BuiltPages, buildPages } from "./support/build-pages.ts";
import { contenders } from "./support/contenders.ts";
import { measurePage } from "./support/measure-page.ts";
import { type PageServer, servePages } from "./support/serve-pages.ts";

// Nobody is faster by drawing less. What it costs is measured by `pnpm bench`, and no test asserts a time.
describe("the contenders of the benchmark", () => {
  const month = getAnswers(7);
  let pages: BuiltPages;
  let server: PageServer;
  let browser: Browser;
  beforeAll(async () => {
    pages = await buildPages();
    server = await servePages(pages.folder, { month, year: getAnswers(365), many: getLongSeries(200) });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await pages?.remove();
  });

  it.each(contenders)("%s draws every figure, and tells those under the pointer", async (contender) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    await page.goto(`${server.url}/${contender}/index.html`);
    await page.evaluate(() => window.bench.settled());
    // The parts of a bar are told while the pointer rests on it.
    const text = await page.evaluate(() =>
      [
        document.getElementById("root")?.textContent ?? "",
        ...[...document.querySelectorAll<HTMLElement>("#root [title]")].map(({ title }) => title),
      ].join(" "),
    );
    for (const figure of getFigures(month)) expect(text).toContain(figure);
    const pictures = await page.evaluate(() =>
      // A drawing may be a bar itself.
      ["svg :is(path, polyline, polygon)", "svg rect, svg:empty"].map(
        (shape) => document.querySelectorAll(`#root :is(${shape})`).length,
      ),
    );
    // A bar a row and a line a trend.
    expect(pictures[0]).toBeGreaterThanOrEqual(2 + 20);
    expect((pictures[0] ?? 0) + (pictures[1] ?? 0)).toBeGreaterThanOrEqual(2 + 20 + 30);
    expect(await hover(page)).toContain(count(month["active-users"].data.points.at(-1)?.anonymousUsers));
    await page.close();
  });

  it("Firsthand draws no more elements than it may", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/firsthand/index.html`);
    await page.evaluate(() => window.bench.settled());
    expect(await page.evaluate(() => window.bench.count("pictures"))).toBeLessThanOrEqual(600);
    await page.evaluate(() => window.bench.load("year"));
    await page.evaluate(() => window.bench.showDashboard("year"));
    expect(await page.evaluate(() => window.bench.count("chart"))).toBeLessThanOrEqual(60);
    await page.close();
  });

  it("is measured as a whole", async () => {
    const figures = await measurePage(browser, `${server.url}/floor/index.html`, { moves: 2 });
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
  });
});

async function hover(page: Page): Promise<string> {
  const { pointer, readout } = await page.evaluate(() => window.bench.selectors);
  const box = await page.locator(pointer).first().boundingBox();
  if (box === null) throw new Error(`Nothing stands at ${pointer}.`);
  // What follows the pointer may be loaded with its first move.
  await expect
    .poll(async () => {
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.move(box.x + box.width * 0.96, box.y + box.height / 2);
      return page.evaluate((selector) => document.querySelector(selector)?.textContent, readout);
    })
    .toBeTruthy();
  return (await page.locator(readout).first().textContent()) ?? "";
}

/** The names of every row and what the rows are ranked by. */
function getFigures(answers: ReturnType<typeof getAnswers>): string[] {
  return [
    count(answers["active-users"].data.total.anonymousUsers),
    ...answers["top-routes"].data.rows.flatMap((row) => [row.routePattern, count(row.events)]),
    ...answers["feature-views"].data.rows.flatMap((row) => [row.feature, row.surface, count(row.views)]),
    ...answers["filter-changes"].data.rows.flatMap((row) => [row.view, row.filterKey, count(row.changes)]),
    ...answers["chart-interactions"].data.rows.flatMap((row) => [
      row.chart,
      row.action,
      count(row.interactions),
    ]),
    ...answers["client-errors"].data.rows.flatMap((row) => [row.boundary, row.errorClass, count(row.errors)]),
  ].filter((text) => text !== null);
}

function count(value: number | null | undefined): string {
  return (value ?? 0).toLocaleString("en-US");
}
