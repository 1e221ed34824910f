import { connectClickHouse, createTelemetryHandler } from "@firsthand/server";
import { sessionOf } from "./session.ts"; // yours

export const telemetry = createTelemetryHandler({
  clickhouse: connectClickHouse({ url: process.env.CLICKHOUSE_URL ?? "http://127.0.0.1:8123" }),
  resolveScope: async (request) => {
    const session = await sessionOf(request);
    if (session === null) return null; // 401: the panels say so and show nothing
    return session.isOperator ? { kind: "platform" } : { kind: "org", orgIdHash: session.orgIdHash };
  },
});
// Mount it behind your own middleware: app.all("/api/telemetry/*", (c) => telemetry(c.req.raw));
