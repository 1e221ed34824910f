import { createTelemetryClient } from "@firsthand/client";
import { ProductTelemetryDashboard } from "@firsthand/panels/dashboard";
import { HealthPanel } from "@firsthand/panels/health";
import { TelemetryProvider } from "@firsthand/panels/provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { annotations } from "./annotations.ts";
import { capture, queryClient, tracker, trackPage } from "./own-use.ts";
import type { Session } from "./session.ts";
import { useUrlState } from "./use-url-state.ts";

interface UsagePageProps {
  readonly session: Session;
  /** Whether the session is being changed to another organisation; no panel may ask meanwhile. */
  readonly isSwitching: boolean;
  readonly onSignOut: () => void;
  readonly onOpen: (orgIdHash: string | null) => void;
}

/** The host's admin page: its own frame around Firsthand's dashboard, whose state is in the page's URL. */
export function UsagePage({ session, isSwitching, onSignOut, onOpen }: UsagePageProps) {
  const [state, setState] = useUrlState();
  const [expired, setExpired] = useState(false);
  const [isCounted, setIsCounted] = useState(false);
  const client = useMemo(() => {
    return createTelemetryClient({
      baseUrl: "/api/telemetry",
      scopeKey: session.scopeKey,
      // The host's own fetch: here it watches for the end of its session.
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (response.status === 401) setExpired(true);
        return response;
      },
    });
  }, [session.scopeKey]);
  const isPlatform = session.viewing === null;
  // Whoever comes next has not agreed to anything.
  useEffect(() => () => tracker.setConsent("denied"), []);
  const agree = (agrees: boolean) => {
    setIsCounted(agrees);
    tracker.setConsent(agrees ? "granted" : "denied");
    if (agrees) trackPage();
  };
  return (
    <div className="acme">
      <aside className="acme-side">
        <strong>Acme Admin</strong>
        <nav aria-label="Admin">
          <a href="/" aria-current="page">
            Product usage
          </a>
        </nav>
        <div className="acme-who">
          <span>{session.account.name}</span>
          <button type="button" onClick={onSignOut}>
            Sign out
          </button>
        </div>
      </aside>
      <main className="acme-main">
        <header className="acme-head">
          <div>
            <p className="acme-note">Demo data, generated on this machine</p>
            <h1>Product usage · {session.viewing?.name ?? "all organisations"}</h1>
            {isPlatform && (
              <p className="acme-note">
                Figures of small groups are shown here, because these people are made up. By default Firsthand
                withholds from an operator what fewer than five users stand behind.
              </p>
            )}
          </div>
          {!isPlatform && (
            <label className="acme-note">
              <input type="checkbox" checked={isCounted} onChange={({ target }) => agree(target.checked)} />{" "}
              Count what I do here, too
            </label>
          )}
          {session.account.role === "operator" && !isPlatform && (
            <button type="button" onClick={() => onOpen(null)}>
              Back to all organisations
            </button>
          )}
        </header>
        {expired && (
          <p className="acme-expired" role="status">
            Your session has ended.{" "}
            <button type="button" onClick={onSignOut}>
              Sign in again
            </button>
          </p>
        )}
        {isSwitching ? null : (
          <QueryClientProvider client={queryClient}>
            <div data-scope={client.scopeKey}>
              <ProductTelemetryDashboard
                client={client}
                scope={isPlatform ? "platform" : "org"}
                state={state}
                onStateChange={setState}
                // From then on: what was seen before is not told afterwards.
                capture={isCounted ? capture : undefined}
                annotations={annotations}
                onOrganisationOpen={onOpen}
              />
              {isPlatform && (
                <div className="acme-health">
                  <TelemetryProvider
                    client={client}
                    params={{ timeZone: state.timeZone ?? undefined }}
                    refetchInterval={60_000}
                  >
                    <HealthPanel />
                  </TelemetryProvider>
                </div>
              )}
            </div>
          </QueryClientProvider>
        )}
      </main>
    </div>
  );
}
