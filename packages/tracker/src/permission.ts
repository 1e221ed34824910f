import { deleteStored, readStored, writeStored } from "./store.ts";

/** What the visitor has said to being counted; `unknown` while nobody has asked. */
export type Consent = "granted" | "denied" | "unknown";

/** Whether the visitor has opted out: the one mark, without an id, that outlives a withdrawal. */
export interface OptOut {
  get(): boolean;
  set(isOptedOut: boolean): void;
}

export function createOptOut(name: string): OptOut {
  // Where storage is blocked, it holds for as long as the page.
  let isMarked = false;
  return {
    get: () => isMarked || readStored(name) !== null,
    set(isOptedOut) {
      isMarked = isOptedOut;
      if (isOptedOut) writeStored(name, "1");
      else deleteStored(name);
    },
  };
}

/** Whether the browser says no for its user. */
export function asksForPrivacy(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return doNotTrack === "1" || globalPrivacyControl === true;
}
