import { describe, expect, it } from "vitest";
import { writeRequest } from "./same-question.ts";

describe("writeRequest", () => {
  it("is one line that no name can end before its time, without what is not asked for", () => {
    const request = writeRequest("https://acme.example/api/telemetry", "top-routes", {
      start: "2026-06-08T00:00:00+02:00",
      limit: 10,
      evidence: false,
      compare: undefined,
      filters: [{ dimension: "routePattern", operator: "in", values: ["/it's; rm", null] }],
    });
    expect(request).toBe(
      "curl 'https://acme.example/api/telemetry/metrics/top-routes?start=2026-06-08T00%3A00%3A00%2B02%3A00&limit=10" +
        "&filters=%5B%7B%22dimension%22%3A%22routePattern%22%2C%22operator%22%3A%22in%22%2C%22values%22%3A%5B%22%2Fit%27s%3B%20rm%22%2Cnull%5D%7D%5D'",
    );
  });
});
