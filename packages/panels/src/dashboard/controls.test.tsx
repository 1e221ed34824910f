import { defaultLimits, dimensions, type Filter } from "@firsthand/contract";
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import "../test/render.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { ComparePicker } from "./compare-picker.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { FilterForm } from "./filter-form.tsx";
import { GranularityPicker } from "./granularity-picker.tsx";
import { RangeForm } from "./range-form.tsx";
import { RangePicker } from "./range-picker.tsx";
import { TimeZonePicker } from "./time-zone-picker.tsx";

const today = "2026-06-12";

describe("RangePicker", () => {
  it("says the range in words and in days", () => {
    const onChange = vi.fn();
    const { rerender } = render(<RangePicker value={{ lastDays: 30 }} today={today} onChange={onChange} />);
    const name = () => screen.getByRole("button").textContent;
    expect(name()).toBe("Time range: Last 30 days May 14 – Jun 12");
    rerender(<RangePicker value={{ lastDays: 1 }} today={today} onChange={onChange} />);
    expect(name()).toBe("Time range: Today Jun 12");
    rerender(
      <RangePicker value={{ start: "2025-12-01", end: "2026-01-01" }} today={today} onChange={onChange} />,
    );
    expect(name()).toBe("Time range: Days Dec 1, 2025 – Dec 31, 2025");
    const day = { start: "2026-06-07T22:00:00Z", end: "2026-06-08T22:00:00Z" };
    rerender(
      <RangePicker
        value={{ lastDays: 7 }}
        zoom={[day]}
        timeZone="Europe/Berlin"
        today={today}
        onChange={onChange}
      />,
    );
    expect(name()).toBe("Time range: Zoomed in Jun 8");
  });
});

describe("Popover, where the platform has none", () => {
  it("opens by its button, closes by its button and by what is chosen, and hands the focus back", async () => {
    const onChange = vi.fn();
    render(<RangePicker value={{ lastDays: 30 }} today={today} onChange={onChange} />);
    const user = userEvent.setup();
    const button = screen.getByRole("button", { name: /^Time range/ });
    await user.click(button);
    expect(await screen.findByRole("button", { name: "Last 7 days" })).toBeDefined();
    expect(button.getAttribute("aria-expanded")).toBe("true");
    await user.click(button);
    expect(screen.queryByRole("button", { name: "Last 7 days" })).toBeNull();
    await user.click(button);
    await user.click(await screen.findByRole("button", { name: "Last 7 days" }));
    expect(onChange).toHaveBeenCalledWith({ lastDays: 7 });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(button);
  });
});

describe("RangeForm", () => {
  const show = (keptSince: string | null = null) => {
    const onChoose = vi.fn();
    render(<RangeForm value={{ lastDays: 30 }} today={today} keptSince={keptSince} onChoose={onChoose} />);
    return { onChoose, user: userEvent.setup() };
  };

  it("begins at the range that is shown and takes another by keyboard alone", async () => {
    const { onChoose, user } = show();
    expect(document.activeElement?.textContent).toBe("Last 30 days");
    await user.tab({ shift: true });
    await user.keyboard("{Enter}");
    expect(onChoose).toHaveBeenLastCalledWith({ lastDays: 7 });
  });

  it("takes two days, the last one included", async () => {
    const { onChoose, user } = show();
    const [first, last] = [screen.getByLabelText("First day"), screen.getByLabelText("Last day")];
    expect([first, last].map((field) => (field as HTMLInputElement).value)).toEqual([
      "2026-05-14",
      "2026-06-12",
    ]);
    await user.clear(first);
    await user.type(first, "2026-03-01");
    await user.clear(last);
    await user.type(last, "2026-03-31{Enter}");
    expect(onChoose).toHaveBeenLastCalledWith({ start: "2026-03-01", end: "2026-04-01" });
  });

  it.each([
    ["", "2026-03-31", "Give both days."],
    ["2026-04-01", "2026-03-31", "The last day lies before the first."],
    ["2026-04-01", "9999-12-31", "The last day that can be shown is Dec 31, 9998."],
    ["2026-04-01", "10000-01-01", "The last day that can be shown is Dec 31, 9998."],
    ["2020-01-01", "2026-03-31", "At most 800 days can be shown at once."],
  ])("says what is wrong with %s to %s", async (from, to, problem) => {
    const { onChoose, user } = show();
    const [first, last] = [screen.getByLabelText("First day"), screen.getByLabelText("Last day")];
    await user.clear(first);
    await user.clear(last);
    if (from !== "") await user.type(first, from);
    await user.type(last, to);
    await user.click(screen.getByRole("button", { name: "Show these days" }));
    expect(screen.getByRole("alert").textContent).toBe(problem);
    expect(first.getAttribute("aria-describedby")).toBe(screen.getByRole("alert").id);
    expect(onChoose).not.toHaveBeenCalled();
  });

  it("says since when events are kept, and offers the year only when all of it is", async () => {
    const { user } = show("2025-12-14");
    expect(screen.getByRole("button", { name: "This year to date" })).toBeDefined();
    const first = screen.getByLabelText("First day");
    await user.clear(first);
    await user.type(first, "2025-11-01");
    expect(screen.getByText("Events are kept since Dec 14, 2025; days before it stay empty.")).toBeDefined();
  });
});

describe("GranularityPicker", () => {
  it("offers what the range allows, and moves by arrow keys", async () => {
    const onChange = vi.fn();
    const { rerender } = render(<GranularityPicker value="auto" days={30} onChange={onChange} />);
    const names = () => screen.getAllByRole("radio").map((radio) => radio.parentElement?.textContent);
    expect(names()).toEqual(["auto: day", "Hour", "Day", "Week"]);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{ArrowRight}");
    expect(onChange).toHaveBeenLastCalledWith("hour");
    rerender(<GranularityPicker value="hour" days={180} onChange={onChange} />);
    expect(names()).toEqual(["auto: week", "Day", "Week", "Month"]);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "auto: week" }).checked).toBe(true);
  });
});

describe("ComparePicker", () => {
  it("is a list that has a name", async () => {
    const onChange = vi.fn();
    render(<ComparePicker value="none" onChange={onChange} />);
    await userEvent
      .setup()
      .selectOptions(screen.getByRole("combobox", { name: "Comparison" }), "vs a year before");
    expect(onChange).toHaveBeenCalledWith("year");
  });
});

describe("TimeZonePicker", () => {
  it("lists every zone once it is reached", async () => {
    const onChange = vi.fn();
    render(<TimeZonePicker value={null} ownTimeZone="Asia/Kathmandu" onChange={onChange} />);
    const texts = () => screen.getAllByRole("option").map(({ textContent }) => textContent);
    expect(texts()).toEqual(["Asia/Kathmandu (yours)", "UTC"]);
    const user = userEvent.setup();
    await user.tab();
    expect(texts().length).toBeGreaterThan(300);
    await user.selectOptions(screen.getByRole("combobox"), "America/New York");
    expect(onChange).toHaveBeenLastCalledWith("America/New_York");
    await user.selectOptions(screen.getByRole("combobox"), "Asia/Kathmandu (yours)");
    expect(onChange).toHaveBeenLastCalledWith(null);
  });
});

describe("FilterChips", () => {
  const filters = [
    { dimension: "routePattern", operator: "in", values: ["/plan/[scope]"] },
    { dimension: "source", operator: "not-in", values: [null, "b", "c"] },
  ] as const;

  it("tells each filter and takes it away by keyboard", async () => {
    const onRemove = vi.fn();
    const onClear = vi.fn();
    render(<FilterChips filters={filters} onRemove={onRemove} onClear={onClear} />);
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent?.trim())).toEqual([
      "Route is /plan/[scope]",
      "Source is not unknown and 2 more",
    ]);
    const user = userEvent.setup();
    await user.tab();
    await user.tab();
    expect(document.activeElement?.getAttribute("aria-label")).toBe(
      "Remove the filter: Source is not unknown and 2 more",
    );
    await user.keyboard("{Enter}");
    expect(onRemove).toHaveBeenCalledWith(filters[1]);
    // From the chip before it, which has the focus now.
    await user.tab();
    await user.tab();
    await user.keyboard("{Enter}");
    expect(onClear).toHaveBeenCalledOnce();
  });

  it("speaks the host's words", () => {
    render(
      <TelemetryProvider messages={{ dashboard: { clearFilters: "Alles weg" } }}>
        <FilterChips filters={filters} onRemove={() => {}} onClear={() => {}} />
      </TelemetryProvider>,
    );
    expect(screen.getByRole("button", { name: "Alles weg" })).toBeDefined();
  });
});

describe("FilterForm", () => {
  it("adds a typed value and offers those that are known", async () => {
    const onAdd = vi.fn();
    const { container } = render(<FilterForm filters={[]} suggest={(one) => [`${one} a`]} onAdd={onAdd} />);
    const user = userEvent.setup();
    await user.selectOptions(screen.getByLabelText("What to filter by"), "Feature");
    expect(container.querySelector("datalist option")?.getAttribute("value")).toBe("feature a");
    await user.selectOptions(screen.getByLabelText("Condition"), "is not");
    await user.type(screen.getByLabelText("Value"), "{Enter}");
    expect(screen.getByRole("alert").textContent).toBe("Give a value.");
    await user.type(screen.getByLabelText("Value"), " flow {Enter}");
    expect(onAdd).toHaveBeenCalledWith({ dimension: "feature", operator: "not-in", values: ["flow"] });
  });

  it("says when there are as many filters as there may be", async () => {
    const onAdd = vi.fn();
    const full = dimensions.map((dimension): Filter => ({ dimension, operator: "in", values: ["b"] }));
    expect(full).toHaveLength(defaultLimits.filters);
    render(<FilterForm filters={full} suggest={() => []} onAdd={onAdd} />);
    const user = userEvent.setup();
    await user.selectOptions(screen.getByLabelText("Condition"), "is not");
    await user.type(screen.getByLabelText("Value"), "a{Enter}");
    expect(screen.getByRole("alert").textContent).toBe("There can be at most 10 filters. Remove one first.");
    expect(onAdd).not.toHaveBeenCalled();
    // One more value of a filter that is there needs no room.
    await user.selectOptions(screen.getByLabelText("Condition"), "is");
    await user.type(screen.getByLabelText("Value"), "{Enter}");
    expect(onAdd).toHaveBeenCalledWith({ dimension: "routePattern", operator: "in", values: ["a"] });
  });

  it("says when a filter holds as many values as it may", async () => {
    const onAdd = vi.fn();
    const values = Array.from({ length: defaultLimits.filterValues }, (_, i) => `v${i}`);
    const full: Filter = { dimension: "routePattern", operator: "in", values };
    render(<FilterForm filters={[full]} suggest={() => []} onAdd={onAdd} />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Value"), "one more{Enter}");
    expect(screen.getByRole("alert").textContent).toBe(
      "A filter can hold at most 100 values. Remove it first.",
    );
    expect(onAdd).not.toHaveBeenCalled();
    // What is there already is there.
    await user.clear(screen.getByLabelText("Value"));
    await user.type(screen.getByLabelText("Value"), "v7{Enter}");
    expect(onAdd).toHaveBeenCalledOnce();
  });
});
