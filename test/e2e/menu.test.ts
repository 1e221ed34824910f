import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readCount, showTable, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

async function choose(page: Page, metric: string, item: string): Promise<void> {
  await page.click(`[data-metric="${metric}"] .fh-panel__head .fh-menu-button`);
  await page.getByRole("menuitem", { name: item }).click();
}

describe("the menu of a panel", () => {
  it("shows a table, saves it and shows the evidence, all under the demo's strict policy", async () => {
    const context = await demo.browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.location().url.endsWith("/api/session")) return;
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await signIn(page, demo.host.url, "robin");
    const panel = page.locator('[data-metric="top-routes"]');
    const total = await panel.locator(".fh-figure__value").first().textContent();

    await showTable(page, "top-routes");
    const read = () => panel.locator(".fh-figures tbody tr > :nth-child(2)").allTextContents();
    const shown = await read();
    await panel.getByRole("button", { name: /^Show all/ }).click();
    await expect.poll(async () => (await read()).length).toBeGreaterThan(shown.length);
    const cells = await read();
    for (const few of [shown, cells])
      expect(few.map(readCount).reduce((sum, value) => sum + value, 0)).toBe(readCount(total ?? ""));

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      choose(page, "top-routes", "Export CSV"),
    ]);
    expect(download.suggestedFilename()).toMatch(/^top-routes_[\d-]{10}_[\d-]{10}_.+\.csv$/);
    const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffRoute,Views,/);
    const views = lines.slice(1, -1).map((line) => Number(line.split(",")[1]));
    expect(views).toEqual(cells.map(readCount));

    await choose(page, "top-routes", "Evidence");
    const evidence = panel.locator(".fh-evidence");
    await evidence.getByText("FROM product_telemetry_events").first().waitFor();
    await evidence.getByRole("button", { name: "Check it" }).click();
    await evidence.getByText("It adds up.").waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[data-metric="top-routes"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
