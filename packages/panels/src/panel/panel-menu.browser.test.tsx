import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

const answer = answerOf("top-routes", { params: { compare: "previous" } });

const { rows, totalRows } = answer.data;
/** With the one that holds what did not fit under the limit. */
const rowsInAll = rows.length + (totalRows > rows.length ? 1 : 0);

function show() {
  const { container } = render(<TopRoutesPanel answer={answer} />);
  container.setAttribute("style", "width: 700px; overflow: hidden; font-family: sans-serif");
  const button = container.querySelector<HTMLElement>(".fh-menu-button");
  if (button === null) throw new Error("The panel has no menu.");
  return { container, button };
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
    await userEvent.click(button);
    await vi.waitFor(() => expect(menu()).not.toBeNull(), 10_000);
    await userEvent.click(item("Show as table"));
    await vi.waitFor(() => expect(container.querySelector(".fh-figures")).not.toBeNull());
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
