// The words of a host's own events, of the contract, which is no dependency of the host.
export {
  type Catalogue,
  defineCatalogue,
  type EventName,
  type EventPayload,
  openCatalogue,
  panelVocabulary,
  type Tracker,
  type Vocabulary,
} from "@firsthand/contract/catalogue";
export { createFetchTransport, type FetchTransportOptions } from "./fetch-transport.ts";
export type { Consent } from "./permission.ts";
export type { TrackerStats } from "./queue.ts";
export { type BrowserTracker, createTracker, type TrackerOptions } from "./tracker.ts";
export type { Outcome, Transport } from "./transport.ts";
