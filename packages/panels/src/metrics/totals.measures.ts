import type { Meta } from "@firsthand/contract";

/** What the totals count, in the order in which it stands. */
export const measures = ["anonymousUsers", "sessions", "events", "activeOrgs"] as const;

/** Organisations are counted in platform scope only. */
export function getShownMeasures({ scopeKind }: Meta): readonly (typeof measures)[number][] {
  return measures.filter((measure) => measure !== "activeOrgs" || scopeKind === "platform");
}
