import { telemetryHandlers } from "@firsthand/testing/msw";

/** An organisation's page on a bad day. */
export const handlers = telemetryHandlers({
  scopeKind: "org",
  everyMetric: "ready",
  metrics: {
    "top-routes": { variant: "ready", delayMs: 800 },
    "active-users": "never",
    "client-errors": { error: "query_timeout" },
    "feature-views": { sequence: ["ready", { error: "store_unavailable" }] },
  },
  request: "up",
});
