import { render, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { getTable } from "../test/render.tsx";
import { DataTable } from "./data-table.tsx";

describe("DataTable", () => {
  it.each([1, 120, 121, 2_000])("ends up with all of %d rows, in order", async (length) => {
    const { container } = render(
      <DataTable
        caption="Users"
        columns={["Time", "Users"]}
        length={length}
        row={(i) => [`day ${i}`, String(i * 2)]}
      />,
    );
    await waitFor(() => expect(getTable(container)).toHaveLength(length + 1));
    expect(getTable(container).at(-1)).toEqual([`day ${length - 1}`, String((length - 1) * 2)]);
  });

  it("grows and shrinks with its range", async () => {
    const table = (length: number) => (
      <DataTable
        caption="Users"
        columns={["Time", "Users"]}
        length={length}
        row={(i) => [`day ${i}`, String(i)]}
      />
    );
    const { container, rerender } = render(table(30));
    for (const length of [365, 7, 130]) {
      rerender(table(length));
      await waitFor(() => expect(getTable(container)).toHaveLength(length + 1));
      expect(getTable(container).at(-1)?.[0]).toBe(`day ${length - 1}`);
    }
  });
});
