import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { panelsSettled, readCount, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

/** How many events there are, as the totals panel has them in words. */
async function readEvents(page: Page): Promise<number> {
  const text = await page.locator('[data-metric="totals"]').textContent();
  return readCount(/Events\s*([\d,]+)/.exec(text ?? "")?.[1]);
}

describe("the use of the demo's own page", () => {
  it("shows in its panels within seconds once the reader agrees, and sends nothing before and after", async () => {
    const context = await demo.browser.newContext({ locale: "en-US", timezoneId: "Europe/Berlin" });
    const page = await context.newPage();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/events")) sent.push(request.postData() ?? "");
    });
    await signIn(page, demo.host.url, "ada");
    const before = await readEvents(page);
    expect(before).toBeGreaterThan(1_000);
    const changeRange = async (name: string) => {
      await page.getByRole("button", { name: /^Time range/ }).click();
      await page.getByRole("button", { name, exact: true }).click();
      await panelsSettled(page);
    };
    await changeRange("Last 7 days");
    await changeRange("Last 30 days");
    expect(sent).toEqual([]);

    await page.getByLabel("Count what I do here, too").check();
    await changeRange("Last 7 days");
    await changeRange("Last 30 days");
    // The page, the start of a session, and two changes of the range.
    await expect.poll(() => readEvents(page), { timeout: 20_000 }).toBe(before + 4);
    const events = sent.flatMap((body) => JSON.parse(body).events as { name: string; payload: object }[]);
    expect(events.map(({ name }) => name).sort()).toEqual([
      "filter_changed",
      "filter_changed",
      "page_viewed",
      "session_started",
    ]);

    await page.getByLabel("Count what I do here, too").uncheck();
    const requests = sent.length;
    await changeRange("Last 7 days");
    await page.goto("about:blank");
    expect(sent.length).toBe(requests);
    await context.close();
  });
});
