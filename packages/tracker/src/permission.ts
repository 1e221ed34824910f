/** What the visitor has said to being counted; `unknown` while nobody has asked. */
export type Consent = "granted" | "denied" | "unknown";

/** Whether the browser says no for its user. */
export function asksForPrivacy(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return doNotTrack === "1" || globalPrivacyControl === true;
}
