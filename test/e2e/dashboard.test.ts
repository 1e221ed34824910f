import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { panelsSettled, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

/** How many questions each telemetry request of the page carries. */
function countQuestions(page: Page): number[] {
  const counts: number[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/telemetry/"))
      counts.push(JSON.parse(request.postData() ?? "").queries.length);
  });
  return counts;
}

async function chooseRange(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Time range/ }).click();
  await page.getByRole("button", { name, exact: true }).click();
  await panelsSettled(page);
}

describe("the dashboard of the demo", () => {
  it("keeps what a reader has chosen in the URL: one request a change, Back, Forward, reload, a shared link", async () => {
    const context = await demo.browser.newContext({ locale: "en-US", timezoneId: "Europe/Berlin" });
    const page = await context.newPage();
    const range = page.getByRole("button", { name: /^Time range/ });
    const chips = page.locator(".fh-chip");
    const counts = countQuestions(page);
    await signIn(page, demo.host.url, "ada");
    expect(new URL(page.url()).search).toBe("");

    await chooseRange(page, "Last 7 days");
    expect(new URL(page.url()).search).toBe("?range=7d");
    await page.getByRole("button", { name: "Add a filter" }).click();
    await page.getByLabel("Value").fill("/overview");
    await page.getByRole("dialog").getByRole("button", { name: "Add a filter" }).click();
    await chips.waitFor();
    await panelsSettled(page);
    expect(counts).toEqual([8, 8, 8]);
    const link = page.url();

    await page.goBack();
    await chips.waitFor({ state: "detached" });
    await page.goBack();
    await range.filter({ hasText: "Last 30 days" }).waitFor();
    await page.goForward();
    await page.goForward();
    await chips.filter({ hasText: "Route is /overview" }).waitFor();
    expect(page.url()).toBe(link);
    await page.reload();
    await panelsSettled(page);
    expect(await range.textContent()).toContain("Last 7 days");
    expect(await chips.count()).toBe(1);

    const shared = await context.newPage();
    await shared.goto(`${link}&from=mail#figures`);
    await panelsSettled(shared);
    expect(await shared.locator(".fh-chip").textContent()).toContain("Route is /overview");
    // What is the host's own in the address stays where it is.
    await chooseRange(shared, "Last 90 days");
    const { searchParams, hash } = new URL(shared.url());
    expect([searchParams.get("range"), searchParams.get("from"), hash]).toEqual(["90d", "mail", "#figures"]);
    await context.close();
  });

  it("takes in both values of a cell by one press, and takes them out by one Back", async () => {
    const page = await demo.browser.newPage({ locale: "en-US", timezoneId: "Europe/Berlin" });
    await signIn(page, demo.host.url, "ada");
    const chips = page.locator(".fh-chip");
    await page.locator('[data-metric="filter-changes"] td[data-cell][aria-selected]').first().click();
    await expect.poll(() => chips.count()).toBe(2);
    await panelsSettled(page);
    await page.goBack();
    await expect.poll(() => chips.count()).toBe(0);
    await page.close();
  });

  it("opens a broken link as a page", async () => {
    const page = await demo.browser.newPage({ locale: "en-US" });
    await signIn(page, `${demo.host.url}/?range=forever&filter=%5B&zone=Mars&granularity=hour&page=2`, "ada");
    expect(await page.locator('[data-metric][data-state="ready"]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-metric][data-state="error"]').count()).toBe(0);
    await page.close();
  });

  it.each([
    ["during the day", 12],
    ["over midnight", 23],
  ])(
    "does not ask while its tab is hidden, and asks again in one request when it is back: %s",
    async (_, hour) => {
      const page = await demo.browser.newPage({ locale: "en-US" });
      await page.clock.install({ time: new Date().setHours(hour, 50, 0, 0) });
      await signIn(page, demo.host.url, "ada");
      const counts = countQuestions(page);
      await page.evaluate(turn, true);
      await page.clock.fastForward("20:00");
      // Whatever the page began to ask stands before this in line.
      await page.evaluate(async () => void (await fetch("/api/session")));
      expect(counts).toEqual([]);
      await page.evaluate(turn, false);
      await expect.poll(() => counts).toEqual([8]);
      await page.close();
    },
  );
});

/** Runs in the page: hides it, or shows it again, as a browser does. */
function turn(isHidden: boolean): void {
  Object.defineProperty(document, "visibilityState", {
    configurable: true,
    get: () => (isHidden ? "hidden" : "visible"),
  });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
