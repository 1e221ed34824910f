import type { EventName } from "@firsthand/contract";

/** The kinds of event whose different users, and whose different sessions, some metric counts: what sums keep of others is how many there were. */
export const countedIds = {
  anonymousUsers: ["page_viewed", "feature_viewed", "client_error"],
  sessions: ["page_viewed", "chart_interacted"],
} as const satisfies Readonly<Record<string, readonly EventName[]>>;

/** The kinds that have either. */
export const kindsWithIds = [...new Set(Object.values(countedIds).flat())];
