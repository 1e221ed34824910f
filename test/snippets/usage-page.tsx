import { createTelemetryClient } from "@firsthand/client";
import { ProductTelemetryDashboard } from "@firsthand/panels/dashboard";
import "@firsthand/panels/styles.css";

const client = createTelemetryClient({ baseUrl: "/api/telemetry", scopeKey: "organisation-42" });

export function UsagePage() {
  return <ProductTelemetryDashboard client={client} scope="org" />;
}
