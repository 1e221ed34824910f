import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

/** Only where something has been opened: the page as it is loaded is judged with the demo. */
async function findViolations(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
}

const panel = (metric: string) => `[data-metric="${metric}"]`;

async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `${title}: menu` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

// The stories see most of it in light; both in the long form.
const themes = process.env.FIRSTHAND_LONG === undefined ? (["dark"] as const) : (["light", "dark"] as const);

describe("what opens on the dashboard", () => {
  it.each(themes)("is accessible by axe's rules: %s", async (theme) => {
    const page = await openLooks({ view: "dashboard", state: "asked", theme });
    await page.getByRole("button", { name: "Totals: menu" }).click();
    await page.getByRole("menu").waitFor();
    expect(await findViolations(page, panel("totals")), "menu").toEqual([]);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Add a filter" }).click();
    await page.locator(".fh-fields").waitFor();
    expect(await findViolations(page, ".fh-toolbar"), "filter form").toEqual([]);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: /^Time range/ }).click();
    await page.locator(".fh-choices").waitFor();
    expect(await findViolations(page, ".fh-toolbar"), "range form").toEqual([]);
    await page.keyboard.press("Escape");

    await page.locator('[data-metric="active-users"] [role="slider"]').hover();
    await page.locator(".fh-tip").first().waitFor();
    expect(await findViolations(page, panel("active-users")), "tooltip").toEqual([]);

    for (const [metric, title] of [
      ["active-users", "Active users"],
      ["session-duration", "Session duration"],
      ["top-routes", "Top routes"],
    ] as const) {
      await choose(page, title, "Show as table");
      await page.getByRole("group", { name: `${title}: table` }).waitFor();
      expect(await findViolations(page, panel(metric)), `${title} as a table`).toEqual([]);
    }
    await choose(page, "Client errors", "Evidence");
    await page.locator(".fh-evidence pre").first().waitFor();
    await page.locator(`${panel("client-errors")} .fh-meta > summary`).click();
    expect(await findViolations(page, panel("client-errors")), "evidence and meta").toEqual([]);
  });
});
