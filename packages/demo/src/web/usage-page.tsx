import { createTelemetryClient } from "@firsthand/client";
import { useMemo, useState } from "react";
import type { Session } from "./session.ts";
import { UsagePanels } from "./usage-panels.tsx";

interface UsagePageProps {
  readonly session: Session;
  /** Whether the session is being changed to another organisation; no panel may ask meanwhile. */
  readonly isSwitching: boolean;
  readonly onSignOut: () => void;
  readonly onOpen: (orgIdHash: string | null) => void;
}

const ranges = [7, 30, 90, 180] as const;

/** The host's admin page: its own frame and controls around Firsthand's panels. */
export function UsagePage({ session, isSwitching, onSignOut, onOpen }: UsagePageProps) {
  const [days, setDays] = useState<number>(30);
  const [expired, setExpired] = useState(false);
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
          </div>
          <label>
            Time range{" "}
            <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {ranges.map((range) => (
                <option key={range} value={range}>
                  Last {range} days
                </option>
              ))}
            </select>
          </label>
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
          <UsagePanels client={client} days={days} isPlatform={isPlatform} onOpen={onOpen} />
        )}
      </main>
    </div>
  );
}
