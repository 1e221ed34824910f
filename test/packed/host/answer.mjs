// Asks a handler over the embedded engine one question and prints the answer.
import { createTelemetryHandler } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";

const clickhouse = await openEmbeddedClickHouse({ path: "data" });
const orgIdHash = "a".repeat(64);
const telemetry = createTelemetryHandler({ clickhouse, resolveScope: () => ({ kind: "org", orgIdHash }) });
const question = "metrics/top-routes?timeZone=Europe/Berlin&compare=previous&trend=true";
const response = await telemetry(new Request(`http://host.test/api/telemetry/${question}`));
console.log(await response.text());
await clickhouse.close();
