export { createFetchTransport, type FetchTransportOptions } from "./fetch-transport.ts";
export type { Consent } from "./permission.ts";
export type { TrackerStats } from "./queue.ts";
export { type BrowserTracker, createTracker, type TrackerOptions } from "./tracker.ts";
export type { Outcome, Transport } from "./transport.ts";
