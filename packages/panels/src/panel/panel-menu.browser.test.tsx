import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TotalsPanel } from "../metrics/totals.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

const answer = answerOf("top-routes", { params: { compare: "previous" } });

const { rows, totalRows } = answer.data;
/** With the one that holds what did not fit under the limit. */
const rowsInAll = rows.length + (totalRows > rows.length ? 1 : 0);

function show(panel = <TopRoutesPanel answer={answer} />) {
  const { container } = render(panel);
  container.setAttribute("style", "width: 700px; overflow: hidden; font-family: sans-serif");
  const button = container.querySelector<HTMLElement>(".fh-menu-button");
  if (button === null) throw new Error("The panel has no menu.");
  return { container, button };
}

async function openTable(container: HTMLElement, button: HTMLElement) {
  await userEvent.click(button);
  await vi.waitFor(() => expect(menu()).not.toBeNull(), 10_000);
  await userEvent.click(item("Show as table"));
  await vi.waitFor(() => expect(container.querySelector(".fh-figures table")).not.toBeNull(), 10_000);
}

const menu = () => document.querySelector<HTMLElement>(".fh-menu:popover-open");
const item = (name: string) =>
  [...(menu()?.querySelectorAll("button") ?? [])].find((one) => one.textContent === name) ?? document.body;

describe("PanelMenu in a browser", () => {
  it("opens inside the viewport with its first item focused, and is walked by arrows", async () => {
    const { button } = show();
    button.focus();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(menu()?.contains(document.activeElement)).toBe(true), 10_000);
    const box = menu()?.getBoundingClientRect();
    expect(box?.left).toBeGreaterThanOrEqual(0);
    expect(box?.right).toBeLessThanOrEqual(innerWidth);
    expect(box?.top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement?.textContent).toBe("Show as table");
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement?.textContent).toBe("Export CSV");
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    expect(document.activeElement).toBe(menu()?.lastElementChild);
    await userEvent.keyboard("{Escape}");
    expect(menu()).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-expanded")).toBe("false");
  });

  it("closes with its button and with a click outside", async () => {
    const { button } = show();
    await userEvent.click(button);
    await vi.waitFor(() => expect(menu()).not.toBeNull(), 10_000);
    await userEvent.click(button);
    expect(menu()).toBeNull();
    await userEvent.click(button);
    expect(menu()).not.toBeNull();
    await userEvent.click(document.body);
    expect(menu()).toBeNull();
  });

  it("puts a table with every figure in the picture's box, and the picture back", async () => {
    const { container, button } = show();
    const height = () => container.querySelector("[data-metric]")?.getBoundingClientRect().height ?? 0;
    const before = height();
    await openTable(container, button);
    expect(document.activeElement).toBe(button);
    expect(height()).toBeCloseTo(before, 0);
    expect(container.querySelectorAll("table")).toHaveLength(1);
    expect(container.querySelectorAll(".fh-figures thead th")).toHaveLength(10);
    expect(container.querySelectorAll(".fh-figures tbody tr")).toHaveLength(rowsInAll);
    await userEvent.click(button);
    await userEvent.click(item("Show as picture"));
    expect(container.querySelector(".fh-figures")).toBeNull();
    expect(container.querySelector(".fh-table")).not.toBeNull();
  });

  it("keeps the heads of a table readable over the rows that pass below them, and its search field", async () => {
    const { container, button } = show(<ActiveUsersPanel answer={answerOf("active-users")} />);
    await openTable(container, button);
    const heads = [...container.querySelectorAll(".fh-figures thead th")];
    const surface = getComputedStyle(container.querySelector(".fh-panel") ?? container).backgroundColor;
    expect(surface).not.toMatch(/transparent|, 0\)/);
    expect(new Set(heads.map((head) => getComputedStyle(head).backgroundColor))).toEqual(new Set([surface]));
    const search = container.querySelector(".fh-figures__search") ?? container;
    const { color, opacity } = getComputedStyle(search, "::placeholder");
    expect(color).toBe(getComputedStyle(search).color);
    expect(opacity).toBe("1");
  });

  it("shows all of a table of few rows, and scrolls one of many", async () => {
    const isCut = (container: HTMLElement) => {
      const rows = container.querySelector(".fh-figures__rows");
      return rows === null || rows.scrollHeight > rows.clientHeight;
    };
    const few = show(<TotalsPanel answer={answerOf("totals", { params: { compare: "previous" } })} />);
    await openTable(few.container, few.button);
    expect(few.container.querySelectorAll(".fh-figures tbody tr")).toHaveLength(4);
    expect(isCut(few.container)).toBe(false);
    cleanup();
    const many = show(<ActiveUsersPanel answer={answerOf("active-users")} />);
    await openTable(many.container, many.button);
    expect(isCut(many.container)).toBe(true);
  });

  it("saves a file of raw figures and gives its object URL back", async () => {
    const { button } = show();
    const made = vi.spyOn(URL, "createObjectURL");
    const revoked = vi.spyOn(URL, "revokeObjectURL");
    const names: string[] = [];
    const stop = (event: Event) => event.preventDefault();
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    document.addEventListener("click", stop);
    await userEvent.click(button);
    await vi.waitFor(() => expect(menu()).not.toBeNull(), 10_000);
    await userEvent.click(item("Export CSV"));
    await vi.waitFor(() => expect(names).toHaveLength(1), 10_000);
    expect(names[0]).toMatch(/^top-routes_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_Europe-Berlin\.csv$/);
    const bytes = new Uint8Array(await new Response(made.mock.calls[0]?.[0] as Blob).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(rowsInAll + 2);
    expect(lines[0]).toMatch(/^Route,Views,"Views, compared","Views, change",/);
    expect(lines[1]).toContain(String(answer.data.rows[0]?.events));
    await vi.waitFor(() => expect(revoked).toHaveBeenCalledTimes(1), 15_000);
    document.removeEventListener("click", stop);
    click.mockRestore();
    made.mockRestore();
    revoked.mockRestore();
  });
});
