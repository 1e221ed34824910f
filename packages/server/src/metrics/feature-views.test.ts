import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-01", end: "2026-03-05" };
const view = (payload: unknown, user = "u1") =>
  event("feature_viewed", "2026-03-02T10:00:00Z", { payload, anonymous_user_id: user });
const raw = (payload_json: string) => ({ ...view({}), payload_json });

describe.each(executors)("feature-views through %s", (executor) => {
  it("takes texts as they stand, and nothing else for a text", async () => {
    await store.hold([
      view({ feature: "export", surface: "menu" }),
      view({ feature: "export", surface: "menu" }, "u2"),
      view({ feature: "", surface: "menu" }),
      view({ feature: 1, surface: true }),
      view({ feature: { a: 1 }, surface: ["menu"] }),
      view({ feature: null }),
      view([{ feature: "export" }]),
      view("feature"),
      raw("{"),
      raw(""),
      raw('{"feature":"export","surface":"menu"} and more'),
    ]);
    const { data } = await store.ask(executor, "feature-views", range);
    expect(data).toEqual({
      rows: [
        { feature: null, surface: null, views: 8, anonymousUsers: 1 },
        { feature: "export", surface: "menu", views: 2, anonymousUsers: 2 },
        { feature: "", surface: "menu", views: 1, anonymousUsers: 1 },
      ],
      totalRows: 3,
      total: { views: 11, anonymousUsers: 2 },
    });
  });

  it("breaks ties by feature, then by surface, null last in each", async () => {
    const pairs = [
      ["b", "x"],
      ["a", null],
      ["a", "y"],
      [null, "x"],
      ["a", "x"],
    ];
    await store.hold(pairs.map(([feature, surface]) => view({ feature, surface })));
    const { data } = await store.ask(executor, "feature-views", range);
    expect(data.rows.map((row) => [row.feature, row.surface])).toEqual([
      ["a", "x"],
      ["a", "y"],
      ["a", null],
      ["b", "x"],
      [null, "x"],
    ]);
  });

  it("keeps ('a', 'bc') and ('ab', 'c') apart, and gives texts back to the letter", async () => {
    const texts = [
      "é😀",
      "\u0000nul",
      'quote " and \\',
      "<img onerror>",
      "=HYPERLINK()",
      "line\nbreak\u2028",
    ];
    await store.hold([
      ...texts.map((feature) => view({ feature, surface: feature })),
      view({ feature: "a", surface: "bc" }),
      view({ feature: "ab", surface: "c" }),
    ]);
    const { data } = await store.ask(executor, "feature-views", range);
    expect(data.totalRows).toBe(8);
    expect(new Set(data.rows.map((row) => row.feature))).toEqual(new Set([...texts, "a", "ab"]));
  });

  it("filters by feature and surface, both at once", async () => {
    await store.hold([
      view({ feature: "export", surface: "menu" }),
      view({ feature: "export", surface: "toolbar" }),
      view({ feature: "import", surface: "menu" }),
      view({ surface: "menu" }),
    ]);
    const { data } = await store.ask(executor, "feature-views", {
      ...range,
      filters: [
        { dimension: "surface", operator: "in", values: ["menu"] },
        { dimension: "feature", operator: "not-in", values: ["import"] },
      ],
    });
    expect(data.rows.map((row) => row.feature)).toEqual(["export", null]);
  });

  it("counts an event by its last payload only", async () => {
    const first = view({ feature: "old", surface: "menu" });
    const last = {
      ...first,
      payload_json: '{"feature":"new","surface":"menu"}',
      ingested_at: "2026-03-21T00:00:00Z",
    };
    await store.hold([last], [first], [first]);
    const { data } = await store.ask(executor, "feature-views", range);
    expect(data.rows.map((row) => [row.feature, row.views])).toEqual([["new", 1]]);
  });
});
