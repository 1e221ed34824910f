import { describe, expect, it } from "vitest";
import { mergeParams } from "./panel-params.ts";

const byFeature = { dimension: "feature", operator: "in", values: ["export"] } as const;
const bySource = { dimension: "source", operator: "in", values: ["acme-web"] } as const;

describe("mergeParams", () => {
  it("lays the panel's params over the provider's over the metric's own", () => {
    const { params } = mergeParams(
      "top-routes",
      { limit: 10, trend: true },
      { timeZone: "UTC", compare: "previous" },
      { limit: 25, compare: "none" },
    );
    expect(params).toMatchObject({ limit: 25, trend: true, timeZone: "UTC", compare: "none" });
  });

  it("leaves out the provider's filters that a metric does not have, and names them", () => {
    const shared = { filters: [byFeature, bySource] };
    expect(mergeParams("top-routes", {}, shared, undefined)).toMatchObject({
      params: { filters: [bySource] },
      notFilteredBy: ["feature"],
    });
    expect(mergeParams("feature-views", {}, shared, undefined)).toMatchObject({
      params: { filters: [byFeature, bySource] },
      notFilteredBy: [],
    });
  });

  it("takes what a panel leaves undefined from the provider", () => {
    const shared = { timeZone: "Asia/Tokyo", filters: [byFeature, bySource] };
    expect(mergeParams("top-routes", {}, shared, { timeZone: undefined, filters: undefined })).toMatchObject({
      params: { timeZone: "Asia/Tokyo", filters: [bySource] },
      notFilteredBy: ["feature"],
    });
  });

  it("sends a panel's own filters as they are", () => {
    expect(mergeParams("top-routes", {}, { filters: [bySource] }, { filters: [byFeature] })).toMatchObject({
      params: { filters: [byFeature] },
      notFilteredBy: [],
    });
  });
});
