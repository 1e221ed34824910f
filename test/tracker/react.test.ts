import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { startCollector } from "./collector.ts";
import type { ReactWindow } from "./pages/react.tsx";

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("the React bindings", () => {
  it.each([18, 19] as const)("track and report an error's class on React %i", async (react) => {
    const host = await startCollector({ page: "react.tsx", react });
    const page = await browser.newPage();
    await page.goto(host.origin);
    await page.getByText("Help").click();
    await page.getByText("Break").click();
    await page.getByText("Sorry").waitFor();
    const { version, tracked } = await page.evaluate(() => {
      const { version, tracked } = window as unknown as ReactWindow;
      return { version, tracked };
    });
    expect(version).toMatch(new RegExp(`^${react}[.]`));
    expect(tracked).toEqual([
      ["guide_opened", { guide: "first_steps", surface: "help" }],
      ["client_error", { boundary: "route", errorClass: "RouteError", digest: null, routePattern: null }],
    ]);
    await page.close();
    host.close();
  });
});
