import { createTelemetryHandler } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { sessionOf } from "./session.ts"; // yours

export async function openTelemetry(path: string) {
  const clickhouse = await openEmbeddedClickHouse({ path });
  const telemetry = createTelemetryHandler({
    clickhouse,
    resolveScope: async (request) => {
      const session = await sessionOf(request);
      return session && { kind: "org", orgIdHash: session.orgIdHash };
    },
    ingest: { writer: clickhouse.writer },
  });
  const close = async () => {
    await telemetry.close();
    await clickhouse.close();
  };
  return { telemetry, close };
}
