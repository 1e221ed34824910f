import { comparisons, dimensions, type Filter, filterOperators, granularities } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { addDays, type DashboardRange, namedRanges } from "./dashboard-range.ts";
import { type DashboardState, defaultDashboardState } from "./dashboard-state.ts";
import { formatDashboardState, parseDashboardState } from "./dashboard-text.ts";

/** Repeatable numbers from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const names = [
  null,
  "",
  " ",
  "/plan/[scope]",
  "a&b=c?d#e%f+g",
  '"\\',
  "..",
  "ünï",
  "\u202Ex",
  "😀",
  "\ud800",
  "null",
];

function createState(random: () => number): DashboardState {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const start = addDays("2026-06-12", -upTo(900));
  const ranges: readonly DashboardRange[] = [
    { lastDays: 1 + upTo(799) },
    { name: pick(namedRanges) },
    { start, end: addDays(start, 1 + upTo(799)) },
  ];
  const filters = Array.from({ length: upTo(10) }, (): Filter => {
    const values = [...new Set(Array.from({ length: 1 + upTo(5) }, () => pick(names)))];
    return { dimension: pick(dimensions), operator: pick(filterOperators), values };
  });
  const known = new Map(filters.map((filter) => [JSON.stringify(filter), filter]));
  return {
    range: pick(ranges),
    zoom: Array.from({ length: upTo(3) }, () => ({
      start: `${start}T00:00:00+05:45`,
      end: `${start}T12:30:00Z`,
    })),
    compare: pick(comparisons),
    granularity: pick([...granularities, "auto"]),
    timeZone: pick([null, "UTC", "Europe/Berlin", "Asia/Kathmandu"]),
    filters: [...known.values()],
  };
}

describe("formatDashboardState", () => {
  it("leaves out what is the default", () => {
    expect(formatDashboardState(defaultDashboardState)).toBe("");
    expect(formatDashboardState({ ...defaultDashboardState, range: { lastDays: 7 } })).toBe("range=7d");
  });

  it("writes what parseDashboardState reads as the same state, whatever the state", () => {
    const random = createRandom(7);
    for (let i = 0; i < 500; i++) {
      const state = createState(random);
      const text = formatDashboardState(state);
      expect(parseDashboardState(text)).toEqual(state);
      expect(parseDashboardState(`?${text}&page=2`)).toEqual(state);
    }
  });
});

describe("formatDashboardState, beside a host's own names", () => {
  const state = { ...defaultDashboardState, range: { lastDays: 7 }, timeZone: "UTC" };

  it("keeps what is the host's, and takes the place of what it wrote before", () => {
    const beside = "?tab=usage&range=90d&compare=year&tag=a&tag=b%20c";
    expect(formatDashboardState(state, { beside })).toBe("tab=usage&tag=a&tag=b+c&range=7d&zone=UTC");
    expect(formatDashboardState(defaultDashboardState, { beside })).toBe("tab=usage&tag=a&tag=b+c");
    expect(beside).toContain("range=90d");
  });

  it("tells two dashboards of a page apart by their prefixes", () => {
    const first = formatDashboardState(state, { prefix: "a." });
    const text = formatDashboardState({ ...state, timeZone: null }, { prefix: "b.", beside: first });
    expect(text).toBe("a.range=7d&a.zone=UTC&b.range=7d");
    expect(parseDashboardState(text, { prefix: "a." })).toEqual(state);
    expect(parseDashboardState(text, { prefix: "b." })).toEqual({ ...state, timeZone: null });
    expect(parseDashboardState(text)).toEqual(defaultDashboardState);
  });
});

describe("parseDashboardState", () => {
  it.each([
    ["utc", "UTC"],
    ["america/new_york", "America/New_York"],
    ["Europe/Berlin", "Europe/Berlin"],
    ["Asia/Kathmandu", "Asia/Kathmandu"],
    ["US/Eastern", "US/Eastern"],
  ])("takes the zone %s as servers spell it", (written, timeZone) => {
    expect(parseDashboardState(`zone=${written}`).timeZone).toBe(timeZone);
  });

  it.each([
    "range=0d",
    "range=801d",
    "range=1e2d",
    "range=2026-02-30..2026-03-02",
    "range=2026-03-02..2026-03-02",
    "range=2020-01-01..2026-01-01",
    "range=constructor",
    "zoom=2026-06-01..2026-06-02",
    "zoom=2026-06-02T00:00:00Z..2026-06-01T00:00:00Z",
    "zoom=2026-06-41T00:00:00Z..2026-06-42T00:00:00Z",
    "compare=last",
    "granularity=minute",
    "zone=Mars/Olympus",
    "zone=%2B05:30",
    "zone=-03",
    "zone=us/eastern",
    "filter=routePattern",
    "filter=%5B%22orgIdHash%22,%22in%22,%22a%22%5D",
    "filter=%5B%22feature%22,%22like%22,%22a%22%5D",
    "filter=%5B%22feature%22,%22in%22%5D",
    "filter=%5B%22feature%22,%22in%22,3%5D",
    `filter=${JSON.stringify(["feature", "in", ...Array.from({ length: 101 }, (_, i) => `f${i}`)])}`,
    "%",
    "=&&=",
  ])("puts the default in place of %s", (text) => {
    expect(parseDashboardState(text)).toEqual(defaultDashboardState);
  });

  it("keeps ten filters at most", () => {
    const many = Array.from({ length: 12 }, (_, i) => `filter=${JSON.stringify(["feature", "in", `${i}`])}`);
    expect(parseDashboardState(many.join("&")).filters).toHaveLength(10);
  });

  it("keeps a filter once, however it is spelled", () => {
    const spelled = ['["feature","in","a"]', '[ "feature", "in", "a" ]', '["view","in","a"]'];
    const text = spelled.map((one) => `filter=${encodeURIComponent(one)}`).join("&");
    expect(parseDashboardState(text).filters).toEqual([
      { dimension: "feature", operator: "in", values: ["a"] },
      { dimension: "view", operator: "in", values: ["a"] },
    ]);
  });

  it("reads any text without an error", () => {
    const random = createRandom(3);
    const parts = [
      "range",
      "filter",
      "zoom",
      "=",
      "&",
      "..",
      "%",
      "[",
      '"',
      ",",
      "T",
      "Z",
      "-",
      "1",
      "9d",
      "\ud800",
    ];
    for (let i = 0; i < 1_000; i++) {
      const text = Array.from({ length: 12 }, () => parts[Math.floor(random() * parts.length)]).join("");
      expect(() => parseDashboardState(text)).not.toThrow();
    }
  });
});
