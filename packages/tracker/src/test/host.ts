import { type Catalogue, openCatalogue, type TelemetryEvent } from "@firsthand/contract/catalogue";
import { createTracker, type Outcome, type TrackerOptions, type Transport } from "../index.ts";

/** A batch as it was sent. */
export interface SentBatch {
  readonly orgIdHash: null;
  readonly source: string;
  readonly events: readonly TelemetryEvent[];
  readonly dropped?: { readonly id: string; readonly counts: Readonly<Record<string, number>> };
}

/** A server in the page: keeps what is sent and answers as it is told. */
export function createTestTransport(answer: (batch: SentBatch) => Outcome | Promise<Outcome> = acceptAll) {
  const sent: (SentBatch & { readonly pageEnding: boolean; readonly bytes: number; readonly at: number })[] =
    [];
  const transport: Transport = {
    send: async (body, { pageEnding }) => {
      const batch: SentBatch = JSON.parse(body);
      sent.push({ ...batch, pageEnding, bytes: body.length, at: Date.now() });
      return answer(batch);
    },
  };
  return { transport, sent, names: () => sent.flatMap(({ events }) => events.map(({ name }) => name)) };
}

export function acceptAll({ events }: SentBatch): Outcome {
  return { status: "accepted", received: events.length, rejected: [] };
}

/** A tracker with consent on `/people/[person_id]`, closed by {@link closeTrackers}. */
export function openTracker(
  options: Partial<TrackerOptions<Record<never, never>>> & { transport: Transport },
) {
  const tracker = createTracker({
    source: "acme-web",
    consent: "granted",
    catalogue: openCatalogue as Catalogue<Record<never, never>>,
    route: () => "/people/[person_id]",
    ...options,
  });
  open.push(tracker);
  return tracker;
}

const open: { close(): void }[] = [];

export function closeTrackers(): void {
  for (const tracker of open.splice(0)) tracker.close();
}

export const feature = { feature: "cycle_time", surface: "overview", routePattern: "/teams/[team_id]" };
export const page = { page: "person", routePattern: "/people/[person_id]", referrerRoutePattern: null };

/** What is in storage under the tracker's names. */
export function readStorage(): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.keys(localStorage).map((name) => [name, localStorage.getItem(name)]));
}
