import type { EventName } from "./catalogue.ts";
import type { PayloadIn, Vocabulary } from "./define-catalogue.ts";

/** What components report events to, whoever takes them from there. */
export interface Tracker<V extends Vocabulary = Record<never, never>> {
  /** Reports that something happened. Never throws and never waits: what may not be sent is dropped and counted. */
  track<N extends EventName>(name: N, payload: PayloadIn<V, N>): void;
}
