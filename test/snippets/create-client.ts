import { createTelemetryClient } from "@firsthand/client";
import type { PageSession } from "./page-session.ts"; // yours

export function createClient({ userId, organisationId, csrfToken, signInAgain }: PageSession) {
  return createTelemetryClient({
    baseUrl: "/api/telemetry",
    scopeKey: `${userId}:${organisationId}`,
    headers: () => ({ "x-csrf-token": csrfToken }),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (response.status === 401) signInAgain();
      return response;
    },
  });
}
