import type { Browser, CDPSession, Page } from "playwright-core";

/** What one contender cost in one round. Milliseconds are CPU time of the page's main thread: script, style, layout and paint. */
export interface PageFigures {
  /** All that is drawn. */
  readonly elements: number;
  /** Those of the pictures and tables that are seen, without titles, notes and what is for screen readers. */
  readonly pictureElements: number;
  /** Those of the chart of 365 points. */
  readonly chartElements: number;
  readonly coldMs: number;
  readonly updateMs: number;
  readonly manyMs: number;
  readonly moveMs: number;
  /** The dearest of the moves. */
  readonly longestMoveMs: number;
}

/** Long enough for a move and its frame to be over before the next one on a busy machine. */
const MOVE_EVERY_MS = 40;

/** Measures a contender in a page of its own, whose caches are empty. */
export async function measurePage(
  browser: Browser,
  url: string,
  { moves = 30 }: { readonly moves?: number } = {},
): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Time on the processor, not on the clock: what else runs on the machine is left out.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url);
    await page.evaluate(() => window.bench.settled());
    const coldMs = await getCpuMs(session);
    const elements = await page.evaluate(() => window.bench.count("all"));
    const pictureElements = await page.evaluate(() => window.bench.count("pictures"));

    await page.evaluate(() => Promise.all([window.bench.load("year"), window.bench.load("many")]));
    const updateMs = await measure(session, () => page.evaluate(() => window.bench.showDashboard("year")));
    const chartElements = await page.evaluate(() => window.bench.count("chart"));
    const manyMs = await measure(session, () => page.evaluate(() => window.bench.showSeries("many")));
    const counts = { elements, pictureElements, chartElements };
    return { ...counts, coldMs, updateMs, manyMs, ...(await measureMoves(page, session, moves)) };
  } finally {
    await context.close();
  }
}

async function measureMoves(page: Page, session: CDPSession, moves: number) {
  const selector = await page.evaluate(() => window.bench.selectors.pointer);
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`Nothing stands at ${selector}.`);
  const moveTo = (share: number) =>
    page.mouse.move(box.x + box.width * (0.15 + share * 0.7), box.y + box.height / 2);
  // The first move also draws what follows the pointer.
  await moveTo(0);
  await wait(200);
  const costs: number[] = [];
  for (let i = 1; i <= moves; i += 1) {
    costs.push(
      await measure(session, async () => {
        await moveTo(i / moves);
        await wait(MOVE_EVERY_MS);
      }),
    );
  }
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return { moveMs: sum / moves, longestMoveMs: Math.max(...costs) };
}

async function measure(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const before = await getCpuMs(session);
  await work();
  return (await getCpuMs(session)) - before;
}

async function getCpuMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const task = metrics.find(({ name }) => name === "TaskDuration");
  if (task === undefined) throw new Error("Chromium tells no TaskDuration.");
  return task.value * 1000;
}

function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
