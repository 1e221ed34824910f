import { defineCatalogue, type Tracker } from "@firsthand/contract/catalogue";
import { expectTypeOf, test } from "vitest";
import { createTracker, type Transport } from "./index.ts";
import { useTrack } from "./react.ts";

const catalogue = defineCatalogue({
  routes: ["/", "/people/[person_id]"],
  events: { guide_opened: { guide: ["first_steps"] } },
});
const tracker = createTracker({
  transport: {} as Transport,
  source: "acme-web",
  catalogue,
  consent: "unknown",
  route: () => null,
});

test("a tracker knows the words of its catalogue", () => {
  tracker.track("guide_opened", { guide: "first_steps", surface: "anything" });
  // @ts-expect-error the catalogue does not have the guide
  tracker.track("guide_opened", { guide: "second_steps", surface: "anything" });
  // @ts-expect-error the catalogue does not have the event
  tracker.track("guide_closed", {});
});

test("useTrack knows them when it is told, and any tracker can be provided", () => {
  expectTypeOf(useTrack<typeof catalogue.vocabulary>).returns.toEqualTypeOf<(typeof tracker)["track"]>();
  expectTypeOf(tracker).toExtend<Pick<Tracker, "track">>();
});
