import { createTelemetryClient } from "@firsthand/client";
import { fixture } from "@firsthand/testing";
import { telemetryHandlers } from "@firsthand/testing/msw";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { openTable, renderPanel } from "../test/render.tsx";
import { saveCsv } from "../test/save-csv.ts";
import { answerOf } from "../test/state-props.ts";

const baseUrl = "http://host.test/api/telemetry";
const limits: unknown[] = [];
const server = setupServer(...telemetryHandlers({ baseUrl }));
beforeAll(() => {
  server.listen();
  server.events.on("request:start", async ({ request }) => {
    const { queries } = await request.clone().json();
    limits.push(queries[0].params.limit);
  });
});
afterAll(() => server.close());

const getHeads = (panel: HTMLElement) =>
  within(panel)
    .getAllByRole("rowheader")
    .map((head) => head.textContent);
const whole = fixture("top-routes", { params: { limit: 1_000 } }).data;

async function openConnected() {
  const client = createTelemetryClient({ scopeKey: "acme", baseUrl });
  const panel = renderPanel(
    <TelemetryProvider client={client}>
      <TopRoutesPanel />
    </TelemetryProvider>,
  );
  await waitFor(() => expect(panel.dataset.state).toBe("ready"));
  await openTable(panel);
  return panel;
}

describe("the table view", () => {
  it("finds rows by name, and says how many of how many", async () => {
    const panel = await openConnected();
    await userEvent.type(screen.getByRole("searchbox", { name: "Search in Top routes" }), "PEOPLE");
    expect(getHeads(panel).length).toBeGreaterThan(0);
    expect(getHeads(panel).every((head) => head?.includes("people"))).toBe(true);
    expect(within(panel).getByText(new RegExp(`^${getHeads(panel).length} of 10 rows`))).toBeDefined();
  });

  it("puts rows in order by the head of a column, and says so to screen readers", async () => {
    const panel = await openConnected();
    const before = getHeads(panel);
    const head = within(panel).getByRole("columnheader", { name: "Users" });
    await userEvent.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("descending");
    const users = fixture("top-routes", { params: { limit: 10 } }).data.rows;
    const most = users.toSorted((a, b) => (b.anonymousUsers ?? 0) - (a.anonymousUsers ?? 0))[0];
    expect(getHeads(panel)[0]).toBe(most?.routePattern);
    await userEvent.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    expect(getHeads(panel).at(-1)).toMatch(/ others$/);
    await userEvent.click(within(head).getByRole("button"));
    expect(head.hasAttribute("aria-sort")).toBe(false);
    expect(getHeads(panel)).toEqual(before);
  });

  it("asks for all rows when they are wanted, which are then what is exported", async () => {
    const panel = await openConnected();
    limits.length = 0;
    await userEvent.click(screen.getByRole("button", { name: `Show all ${whole.totalRows}` }));
    await waitFor(() => expect(getHeads(panel)).toHaveLength(whole.totalRows));
    expect(limits).toEqual([1_000]);
    expect(await saveCsv(panel)).toHaveLength(1 + whole.totalRows);
  });

  it("counts what did not fit as the many that it is", async () => {
    const panel = await openConnected();
    expect(within(panel).getByRole("status").textContent).toBe(`10 of ${whole.totalRows} rows `);
  });

  it("has the focus on its rows when all are shown, and says that there are without a button in between", async () => {
    const panel = await openConnected();
    expect(within(within(panel).getByRole("status")).queryByRole("button")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: `Show all ${whole.totalRows}` }));
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "Top routes: table" }));
    await waitFor(() => expect(getHeads(panel)).toHaveLength(whole.totalRows));
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "Top routes: table" }));
  });

  it("writes routes as the picture does, and only those", async () => {
    const panel = await openConnected();
    const names = [...panel.querySelectorAll("tbody th bdi")];
    expect(names.at(0)?.className).toBe("fh-code");
    expect(names.at(-1)?.textContent).toMatch(/ others$/);
    expect(names.at(-1)?.className).toBe("");
    expect(panel.querySelector("tbody .fh-route__param")?.textContent).toMatch(/^\[.+\]$/);
  });

  it("goes without what explains the picture, and tells the range that a legend told", async () => {
    const panel = renderPanel(<ActiveUsersPanel answer={answerOf("active-users", { variant: "gap" })} />);
    const foot = within(panel).getByRole("contentinfo");
    expect(foot.textContent).toContain("nothing received");
    await openTable(panel);
    expect(panel.querySelector(".fh-legend")).toBeNull();
    expect(foot.textContent).not.toContain("nothing received");
    expect(foot.textContent).toContain("May 13 – Jun 11, Europe/Berlin");
  });

  it("offers no more than it was given where nothing can be asked", async () => {
    const panel = renderPanel(<TopRoutesPanel answer={answerOf("top-routes")} />);
    await openTable(panel);
    expect(within(panel).queryByRole("button", { name: /^Show all/ })).toBeNull();
  });
});
