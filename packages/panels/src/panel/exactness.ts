import type { PanelTools } from "./panel-tools.ts";

/** Whether the figures are exact, or within which bound. */
export function getExactness({ messages, meta, format }: PanelTools): string {
  if (meta.exactness === "exact") return messages.exact;
  return messages.approximate(meta.errorBound === null ? null : format.percent(meta.errorBound));
}
