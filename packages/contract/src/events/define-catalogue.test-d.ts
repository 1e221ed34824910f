import { describe, expectTypeOf, it } from "vitest";
import { defineCatalogue, type PayloadIn } from "./define-catalogue.ts";
import type { Tracker } from "./tracker.ts";

const catalogue = defineCatalogue({
  routes: ["/", "/people/[person_id]"],
  events: { chart_interacted: { chart: ["treemap", "flame"], action: ["zoom"] } },
});
type Words = (typeof catalogue)["vocabulary"];

describe("defineCatalogue", () => {
  it("makes types of a product's words", () => {
    expectTypeOf<PayloadIn<Words, "chart_interacted">["chart"]>().toEqualTypeOf<"treemap" | "flame">();
    expectTypeOf<PayloadIn<Words, "chart_interacted">["scope"]>().toEqualTypeOf<string | null>();
    expectTypeOf<PayloadIn<Words, "page_viewed">["referrerRoutePattern"]>().toEqualTypeOf<
      "/" | "/people/[person_id]" | null
    >();
    expectTypeOf<PayloadIn<Words, "session_ended">["durationMs"]>().toEqualTypeOf<number>();
  });

  it("lets a component track only what the catalogue has", () => {
    const { track } = {} as Tracker<Words>;
    // @ts-expect-error: not one of the charts.
    () => track("chart_interacted", { chart: "pie", action: "zoom", surface: "explore", scope: null });
    // @ts-expect-error: a field that no event has.
    () => track("guide_opened", { guide: "intro", surface: "overview", email: "a" });
    expectTypeOf<Tracker["track"]>().toBeCallableWith("guide_opened", {
      guide: "intro",
      surface: "overview",
    });
  });
});
