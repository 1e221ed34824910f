import type { Dimension } from "@firsthand/contract";

/** What a metric can ask of an event. Ids are for counting how many different ones there are, and for nothing else. */
export type FieldName =
  | "orgIdHash"
  | "name"
  | "occurredAt"
  | "anonymousUserId"
  | "sessionId"
  | Dimension
  | "valueCount"
  | "durationMs"
  | "pagesViewed"
  | "interactions";
