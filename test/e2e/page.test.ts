import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { panelsSettled, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

/** What the page complains about: its console, its uncaught errors and what its content security policy blocked. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    // The host's own look-up of its session before anybody signed in.
    if (message.location().url.endsWith("/api/session")) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

describe("the demo's page", () => {
  it("asks for all metrics in one request and for the health in another, and complains about nothing under its strict policy", async () => {
    const page = await demo.browser.newPage();
    const complaints = complaintsOf(page);
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/telemetry/")) asked.push(request.postData() ?? request.url());
    });
    await signIn(page, demo.host.url, "robin");
    const [questions, ...others] = asked.sort(
      (a, b) => Number(a.startsWith("http")) - Number(b.startsWith("http")),
    );
    expect(JSON.parse(questions ?? "").queries).toHaveLength(9);
    expect(others.map((address) => new URL(address).pathname)).toEqual(["/api/telemetry/health"]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  // The stories see every panel in both schemes; here it is the page as a whole.
  it.each([
    ["light", 1440],
    ["dark", 390],
  ] as const)("is accessible by axe's rules, %s, %d px", async (colorScheme, width) => {
    const context = await demo.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await signIn(page, demo.host.url, "robin");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });

  it("says that the host cannot be reached, and recovers by its retry button", async () => {
    const page = await demo.browser.newPage();
    await signIn(page, demo.host.url, "ada");
    // Only the telemetry fails: the device stays online, so nothing but the button asks again.
    await page.route("**/api/telemetry/**", (route) => route.abort("connectionrefused"));
    await page.getByLabel("Comparison").selectOption("year");
    const totals = page.locator('[data-metric="totals"]');
    await totals.and(page.locator('[data-error-code="network"]')).waitFor();
    await page.unroute("**/api/telemetry/**");
    await totals.getByRole("button", { name: "Try again" }).click();
    await totals.and(page.locator('[data-state="ready"]')).waitFor();
    await page.close();
  });

  it("says so while offline, and recovers by itself when the device is back", async () => {
    const context = await demo.browser.newContext();
    const page = await context.newPage();
    await signIn(page, demo.host.url, "ada");
    await context.setOffline(true);
    await page.getByLabel("Comparison").selectOption("year");
    await page.locator('[data-metric="totals"][data-error-code="network"]').waitFor();
    await context.setOffline(false);
    await page.locator('[data-metric="totals"][data-state="ready"]').waitFor();
    await panelsSettled(page);
    await context.close();
  });
});
