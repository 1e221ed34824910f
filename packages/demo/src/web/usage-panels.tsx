import type { TelemetryClient } from "@firsthand/client";
import {
  ActiveUsersPanel,
  ChartInteractionsPanel,
  ClientErrorsPanel,
  FeatureViewsPanel,
  FilterChangesPanel,
  SessionDurationPanel,
  TelemetryProvider,
  TopOrgsPanel,
  TopRoutesPanel,
  TotalsPanel,
} from "@firsthand/panels";
import { daysAgo } from "./days.ts";

interface UsagePanelsProps {
  readonly client: TelemetryClient;
  readonly days: number;
  readonly isPlatform: boolean;
  readonly onOpen: (orgIdHash: string) => void;
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Firsthand's panels in the host's own grid. */
export function UsagePanels({ client, days, isPlatform, onOpen }: UsagePanelsProps) {
  return (
    <TelemetryProvider
      client={client}
      params={{
        start: daysAgo(days - 1, timeZone),
        end: daysAgo(-1, timeZone),
        timeZone,
        compare: "previous-aligned",
      }}
    >
      <div className="acme-grid" data-scope={client.scopeKey}>
        <div className="acme-cell-12">
          <TotalsPanel />
        </div>
        <div className={isPlatform ? "acme-cell-8" : "acme-cell-12"}>
          <ActiveUsersPanel />
        </div>
        {isPlatform && (
          <div className="acme-cell-4">
            <TopOrgsPanel params={{ limit: 10 }} onOrganisationOpen={onOpen} />
          </div>
        )}
        <div className="acme-cell-7">
          <TopRoutesPanel params={{ limit: 10, trend: true }} />
        </div>
        <div className="acme-cell-5">
          <FeatureViewsPanel />
        </div>
        <div className="acme-cell-5">
          <FilterChangesPanel />
        </div>
        <div className="acme-cell-7">
          <SessionDurationPanel />
        </div>
        <div className="acme-cell-12">
          <ChartInteractionsPanel />
        </div>
        <div className="acme-cell-12">
          <ClientErrorsPanel params={{ limit: 10, trend: true }} />
        </div>
      </div>
    </TelemetryProvider>
  );
}
