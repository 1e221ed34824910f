import { defineCatalogue } from "@firsthand/tracker";

export const catalogue = defineCatalogue({
  routes: ["/", "/people/[person_id]"],
  events: { feature_viewed: { feature: ["cycle_time", "throughput"], surface: ["overview"] } },
});
