import { createTelemetryClient } from "@firsthand/client";
import { ActiveUsersPanel, TelemetryProvider, TopRoutesPanel } from "@firsthand/panels";
import "@firsthand/panels/styles.css";

const client = createTelemetryClient({ baseUrl: "/api/telemetry", scopeKey: "organisation-42" });

export function UsagePage() {
  return (
    <TelemetryProvider client={client} params={{ timeZone: "Europe/Berlin", compare: "previous" }}>
      <ActiveUsersPanel />
      <TopRoutesPanel />
    </TelemetryProvider>
  );
}
