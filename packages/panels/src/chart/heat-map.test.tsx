import type { MetricAnswer } from "@firsthand/contract";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FilterChangesPanel } from "../metrics/filter-changes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { createMeta } from "../test/answers.ts";
import { getText, renderPanel } from "../test/render.tsx";

const row = (view: string, filterKey: string, changes: number) => ({
  view,
  filterKey,
  changes,
  avgValueCount: 1,
});

type Row = ReturnType<typeof row>;

function show(rows: readonly Row[], props: Omit<Parameters<typeof TelemetryProvider>[0], "children"> = {}) {
  const answer = {
    metric: "filter-changes",
    data: { rows: [...rows], totalRows: rows.length, total: { changes: 1, avgValueCount: 1 } },
    meta: createMeta(),
  } satisfies MetricAnswer<"filter-changes">;
  return renderPanel(
    <TelemetryProvider {...props}>
      <FilterChangesPanel answer={answer} />
    </TelemetryProvider>,
  );
}

/** The short forms of a map, row by row, totals among them. */
const getShorts = (panel: HTMLElement) =>
  [...panel.querySelectorAll<HTMLElement>(".fh-heat td")].map(
    ({ dataset: { brief, short } }) => brief ?? short,
  );

describe("HeatMap", () => {
  it.each([
    ["en-US", ["2.9K", "294K", "297K"], ["1.0M", "1.2M", "2.2M"]],
    ["de-DE", ["2,9K", "294K", "297K"], ["1,0M", "1,2M", "2,2M"]],
    ["ar-AE", ["2.9K", "294K", "297K"], ["1.0M", "1.2M", "2.2M"]],
  ])("has short forms in %s that have a unit and are short", (locale, thousands, millions) => {
    const panel = show([row("work", "date", 2914), row("people", "date", 294_321)], { locale });
    const [people, work, all] = [thousands[1], thousands[0], thousands[2]];
    // One row is higher than wide: the views are in the rows.
    expect(getShorts(panel)).toEqual([people, people, work, work, all, all]);
    const large = show([row("work", "date", 999_700), row("people", "date", 1_200_000)], { locale });
    expect(getShorts(large)).toEqual([1, 1, 0, 0, 2, 2].map((i) => millions[i]));
  });

  it("has none where the whole figure is short, and no title that repeats it", () => {
    const panel = show([row("work", "date", 999), row("work", "scope", 1)]);
    expect(getShorts(panel).slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    const totals = [...panel.querySelectorAll<HTMLElement>(".fh-edge[title]")];
    expect(totals.map(({ title }) => title)).toEqual(["1,000", "1,000"]);
  });

  it("says what heads are called without the place where they may be torn", () => {
    show([row("point_selected", "date", 3), row("point_selected", "scope", 2)]);
    const head = screen.getByRole("columnheader", { name: "point_selected" });
    expect(head.querySelector("wbr")).not.toBeNull();
  });

  it("paints no fold, and takes no colour from it", () => {
    const rows = Array.from({ length: 100 }, (_, i) =>
      row(`view_${String(i).padStart(2, "0")}`, `key_${i % 20}`, i === 0 ? 40 : 10),
    );
    const panel = show(rows);
    const [view, key] = [panel.querySelectorAll("tbody tr"), panel.querySelectorAll("thead th")];
    expect(getText(view[view.length - 1]?.querySelector("th") ?? null)).toBe("88 others");
    expect(getText(key[key.length - 2] ?? null)).toBe("12 others");
    const painted = [...panel.querySelectorAll("td[class^=fh-heat]")].map(({ className }) => className);
    expect(painted).toContain("fh-heat-7");
    const folds = [...(view[view.length - 1]?.querySelectorAll("td[data-cell]") ?? [])];
    expect(folds.map(({ className }) => className)).toEqual(folds.map(() => "fh-muted"));
    expect(getText(panel.querySelector("footer"))).toContain("40 changes");
  });

  it("tells few as few", () => {
    const panel = show([row("work", "date", 1)]);
    expect(panel.querySelector("td[data-cell]")?.className).toBe("fh-heat-3");
    const scale = [...(panel.querySelector(".fh-ramp")?.childNodes ?? [])].map((part) => part.textContent);
    expect(scale).toEqual(["1", "", "7 changes"]);
  });

  it("is a grid that cannot be edited, in which several cells can be selected where the host takes filters", () => {
    show([row("work", "date", 1)]);
    const grid = screen.getByRole("grid");
    expect([grid.getAttribute("aria-readonly"), grid.getAttribute("aria-multiselectable")]).toEqual([
      "true",
      "false",
    ]);
    const chosen = show([row("work", "date", 1)], { onFilterToggle: () => undefined });
    expect(chosen.querySelector("[role=grid]")?.getAttribute("aria-multiselectable")).toBe("true");
  });

  it("is one element to who hears it: no group around the grid", () => {
    const panel = show([row("work", "date", 1)]);
    expect(panel.querySelector("[role=group]")).toBeNull();
  });

  it("takes a cell by Space as by Enter, and does not scroll the page", async () => {
    const chosen: unknown[] = [];
    const panel = show([row("work", "date", 1)], { onFilterToggle: (choice) => void chosen.push(choice) });
    const cell = panel.querySelector<HTMLElement>("td[data-cell]");
    if (cell === null) throw new Error("There is no cell.");
    const prevented: boolean[] = [];
    panel.parentElement?.addEventListener("keydown", (event) => prevented.push(event.defaultPrevented));
    cell.focus();
    await userEvent.setup().keyboard(" {Enter}");
    const both = [
      ["filterKey", "date"],
      ["view", "work"],
    ];
    expect(chosen).toEqual([both, both]);
    expect(prevented).toEqual([true, true]);
  });
});
