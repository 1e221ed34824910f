import type { MetricAnswer } from "@firsthand/contract";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FilterChangesPanel } from "../metrics/filter-changes.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import type { FilterValue, SharedParams } from "../provider/panel-settings.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { createMeta } from "../test/answers.ts";
import { renderPanel } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";

const routes = answerOf("top-routes");
const [first, second] = routes.data.rows.map((row) => row.routePattern ?? "");

function createHost(params: SharedParams = {}) {
  /** What was chosen, press by press. */
  const chosen: (readonly FilterValue[])[] = [];
  const settings = {
    params,
    onFilterToggle: (values: readonly FilterValue[]) => void chosen.push(values),
  };
  return { chosen, settings };
}

describe("FilterButton", () => {
  it("hands a route to the host, and is pressed while it is in the filters", async () => {
    const { chosen, settings } = createHost({
      filters: [{ dimension: "routePattern", operator: "in", values: [first ?? ""] }],
    });
    renderPanel(
      <TelemetryProvider {...settings}>
        <TopRoutesPanel answer={routes} />
      </TelemetryProvider>,
    );
    const [a, b] = within(screen.getByRole("table")).getAllByRole("button");
    expect([a, b].map((button) => button?.getAttribute("aria-pressed"))).toEqual(["true", "false"]);
    const user = userEvent.setup();
    await user.click(b as HTMLElement);
    expect(chosen).toEqual([[["routePattern", second]]]);
  });

  it("is a name alone where the host does not take it", () => {
    renderPanel(<TopRoutesPanel answer={routes} />);
    expect(within(screen.getByRole("table")).queryAllByRole("button")).toEqual([]);
  });
});

describe("a cell of a heat map", () => {
  const answer: MetricAnswer<"filter-changes"> = {
    metric: "filter-changes",
    data: {
      rows: [
        { view: "overview", filterKey: "date", changes: 40, avgValueCount: 1 },
        { view: "explore", filterKey: "repo", changes: 10, avgValueCount: 3 },
      ],
      totalRows: 2,
      total: { changes: 50, avgValueCount: 1.4 },
    } as MetricAnswer<"filter-changes">["data"],
    meta: createMeta(),
  };

  function show(params: SharedParams) {
    const host = createHost(params);
    const root = renderPanel(
      <TelemetryProvider {...host.settings}>
        <FilterChangesPanel answer={answer} />
      </TelemetryProvider>,
    );
    const cell = root.querySelector<HTMLElement>("td[data-cell]");
    if (cell === null) throw new Error("There is no cell.");
    return { ...host, cell };
  }

  it("takes both of its values in, by a click and by Enter", async () => {
    const { cell, chosen } = show({});
    const user = userEvent.setup();
    await user.click(cell);
    const both = [
      ["filterKey", "date"],
      ["view", "overview"],
    ];
    expect(chosen).toEqual([both]);
    cell.focus();
    await user.keyboard("{Enter}");
    expect(chosen).toEqual([both, both]);
    expect(cell.getAttribute("aria-selected")).toBe("false");
  });

  it("takes in the one that is missing, and is selected when both are there", async () => {
    const date = { dimension: "filterKey", operator: "in", values: ["date"] } as const;
    const { cell, chosen } = show({ filters: [date] });
    await userEvent.setup().click(cell);
    expect(chosen).toEqual([[["view", "overview"]]]);
    const view = { dimension: "view", operator: "in", values: ["overview"] } as const;
    expect(show({ filters: [date, view] }).cell.getAttribute("aria-selected")).toBe("true");
  });
});
