import { describe, expect, it } from "vitest";
import { event, executors, openMetricStore } from "../../test-support/metric-store.ts";

const store = openMetricStore();
const range = { start: "2026-03-01", end: "2026-03-05" };
const fail = (route: string | null, errorClass: string, user = "u1") =>
  event("client_error", "2026-03-02T10:00:00Z", {
    route_pattern: route,
    anonymous_user_id: user,
    payload: { boundary: "route", digest: null, errorClass, routePattern: "/from-the-payload" },
  });

describe.each(executors)("client-errors through %s", (executor) => {
  it("names the route on which it happened, not the payload's, and unknown ones as null", async () => {
    await store.hold([
      fail("/a", "TypeError"),
      fail("/a", "TypeError", "u2"),
      fail(null, "TypeError"),
      fail("", "RangeError"),
    ]);
    const { data } = await store.ask(executor, "client-errors", range);
    expect(data).toEqual({
      rows: [
        { routePattern: "/a", boundary: "route", errorClass: "TypeError", errors: 2, anonymousUsers: 2 },
        { routePattern: "", boundary: "route", errorClass: "RangeError", errors: 1, anonymousUsers: 1 },
        { routePattern: null, boundary: "route", errorClass: "TypeError", errors: 1, anonymousUsers: 1 },
      ],
      totalRows: 3,
      total: { errors: 4, anonymousUsers: 2 },
    });
  });

  it("filters by class and by route", async () => {
    await store.hold([
      fail("/a", "TypeError"),
      fail("/a", "RangeError"),
      fail("/from-the-payload", "RangeError"),
    ]);
    const { data } = await store.ask(executor, "client-errors", {
      ...range,
      filters: [
        { dimension: "errorClass", operator: "in", values: ["RangeError"] },
        { dimension: "routePattern", operator: "not-in", values: ["/from-the-payload"] },
      ],
    });
    expect(data.rows.map((row) => [row.routePattern, row.errorClass])).toEqual([["/a", "RangeError"]]);
  });
});
