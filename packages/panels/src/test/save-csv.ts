import { waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { vi } from "vitest";

/** Exports the figures of a panel by its menu, and gives the lines of the file. */
export async function saveCsv(panel: HTMLElement): Promise<string[]> {
  const saved: Blob[] = [];
  URL.createObjectURL = vi.fn((file: Blob) => String(saved.push(file)));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await userEvent.click(within(panel).getByRole("button", { name: /: menu$/ }));
  await userEvent.click(within(panel).getByText("Export CSV"));
  await waitFor(() => {
    if (saved.length === 0) throw new Error("Nothing was saved.");
  });
  return ((await saved[0]?.text()) ?? "").trim().split("\r\n");
}
