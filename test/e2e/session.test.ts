import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { panelsSettled, readCount, showTable, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

describe("a session that expires while the page is open", () => {
  it("takes every figure off the page and is not asked about again and again", async () => {
    const page = await demo.browser.newPage({ locale: "en-US" });
    // Far from midnight, after which the page asks about another day, whoever is signed in.
    await page.clock.install({ time: new Date().setHours(12, 0, 0, 0) });
    await signIn(page, demo.host.url, "ada");
    expect(await figuresOn(page)).toMatch(/\d/);
    demo.host.expireSessions();

    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/telemetry/")) asked.push(request.postData() ?? request.url());
    });
    await page.getByLabel("Comparison").selectOption("year");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("[data-metric]")].every(
        (panel) => panel.getAttribute("data-error-code") === "unauthenticated",
      ),
    );
    expect(await figuresOn(page)).not.toMatch(/\d/);
    await page.getByText("Your session has ended").waitFor();
    expect(asked).toHaveLength(1);

    // Longer than any retry; focus and network events must not start asking again either.
    await page.evaluate(() => {
      window.dispatchEvent(new Event("focus"));
      window.dispatchEvent(new Event("online"));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.clock.fastForward("10:00");
    // Whatever the page began to ask stands before this in line.
    expect(await page.evaluate(async () => (await fetch("/api/session")).status)).toBe(401);
    expect(asked).toHaveLength(1);

    await page.getByRole("button", { name: "Sign in again" }).click();
    await page.click('[data-account="ada"]');
    await panelsSettled(page);
    expect(await figuresOn(page)).toMatch(/\d/);
    await page.close();
  });
});

describe("the operator who opens an organisation and comes back", () => {
  it("never sees one scope's figures under the other's name, not for one frame", async () => {
    const page = await demo.browser.newPage({ locale: "en-US" });
    await signIn(page, demo.host.url, "robin");
    await page.evaluate(watchFrames);
    const platform = await totalsOn(page);
    const saysSmallGroupsAreShown = page.getByText("Figures of small groups are shown here");
    expect(await saysSmallGroupsAreShown.isVisible()).toBe(true);

    await page.locator('[data-metric="top-orgs"] tbody button').first().click();
    await page.getByRole("button", { name: "Back to all organisations" }).waitFor();
    await panelsSettled(page);
    const organisation = await totalsOn(page);
    expect(await saysSmallGroupsAreShown.count()).toBe(0);
    await page.getByRole("button", { name: "Back to all organisations" }).click();
    await page.locator('[data-metric="top-orgs"]').waitFor();
    await panelsSettled(page);

    expect(organisation).not.toEqual(platform);
    const frames = await page.evaluate(() => (window as unknown as Watched).frames);
    const shown = new Map<string, Set<string>>();
    for (const { scope, totals } of frames) {
      if (totals !== "") shown.set(scope, (shown.get(scope) ?? new Set()).add(totals));
    }
    expect([...shown.keys()].length).toBe(2);
    for (const [scope, totals] of shown) {
      expect([...totals], scope).toEqual([scope === "robin:platform" ? platform : organisation]);
    }
    await page.close();
  });
});

interface Watched {
  frames: { scope: string; totals: string }[];
}

/** Runs in the page: writes down, at every change and every frame, which scope is named and which totals stand there. */
function watchFrames(): void {
  const watched = window as unknown as Watched;
  watched.frames = [];
  const note = () => {
    const scope = document.querySelector("[data-scope]")?.getAttribute("data-scope") ?? "";
    const values = [...document.querySelectorAll('[data-metric="totals"] .fh-total__value')]
      .slice(0, 3)
      .map((one) => one.textContent);
    watched.frames.push({ scope, totals: values.join(" ") });
  };
  new MutationObserver(note).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const frame = () => {
    note();
    requestAnimationFrame(frame);
  };
  frame();
}

async function totalsOn(page: Page): Promise<string> {
  const values = await page.$$eval('[data-metric="totals"] .fh-total__value', (all) =>
    all.slice(0, 3).map((one) => one.textContent),
  );
  return values.join(" ");
}

/** Everything a panel says that could be a figure: its headline, its pictures' texts and its tables. */
async function figuresOn(page: Page): Promise<string> {
  const texts = await page.$$eval(
    "[data-metric] .fh-total__value, [data-metric] table td, [data-metric] svg text, [data-metric] .fh-figure__value",
    (all) => all.map((one) => one.textContent),
  );
  return texts.join(" ");
}

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
    await showTable(page, "totals");
    const events = () =>
      sent.flatMap((body) => JSON.parse(body).events as { name: string; payload: Record<string, unknown> }[]);
    const namesOf = (name: string, field: string) =>
      events().flatMap((event) => (event.name === name ? [event.payload[field]] : []));
    await expect
      .poll(() => namesOf("chart_interacted", "action"), { timeout: 20_000 })
      .toEqual(["show_table"]);
    expect(namesOf("filter_changed", "filterKey")).toEqual(["timeRange", "timeRange"]);
    // What is further down the page nobody has seen.
    await expect.poll(() => namesOf("feature_viewed", "feature"), { timeout: 20_000 }).toContain("totals");
    const seen = namesOf("feature_viewed", "feature");
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain("client-errors");
    expect(new Set(events().map(({ name }) => name))).toEqual(
      new Set(["page_viewed", "session_started", "filter_changed", "feature_viewed", "chart_interacted"]),
    );
    await page.locator('[data-metric="totals"] .fh-menu-button').click();
    await page.getByRole("menuitem", { name: "Show as picture" }).click();
    await expect
      .poll(async () => (await readEvents(page)) - before - events().length, { timeout: 20_000 })
      .toBe(0);

    // The operator sees that they arrived, and from where; whoever sent them does not see the panel.
    expect(await page.locator('[data-metric="health"]').count()).toBe(0);
    const operator = await demo.browser.newPage({ locale: "en-US" });
    await signIn(operator, demo.host.url, "robin");
    const health = operator.locator('[data-metric="health"]');
    const counts = async () => {
      // Counts are written when a second has gone.
      await operator.reload();
      await panelsSettled(operator);
      const [accepted, ...others] = await health.locator(".fh-total__value").allTextContents();
      return [Number(accepted) - events().length, ...others];
    };
    await expect.poll(counts, { timeout: 20_000 }).toEqual([0, "0", "0", "0"]);
    const source = health.getByRole("row", { name: /^acme-admin/ });
    expect(await source.textContent()).toMatch(/^acme-admin\d\d:\d\d[\d.]+\sm?s ago$/);
    await operator.close();

    await page.getByLabel("Count what I do here, too").uncheck();
    const requests = sent.length;
    await changeRange("Last 7 days");
    await page.goto("about:blank");
    expect(sent.length).toBe(requests);
    await context.close();
  });
});
