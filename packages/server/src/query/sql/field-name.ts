import type { Dimension } from "@firsthand/contract";

/** What a metric can ask of an event. Ids are for counting how many different ones there are, and for nothing else. */
export type EventField =
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

/** What is known of several events together: how many they are, and the different ids among them as states that can be merged. */
export type SumField = "events" | "anonymousUsers" | "sessions" | "activeOrgs" | "valueSum" | "valuedEvents";

/** A field of events, or of sums of events. */
export type FieldName = EventField | SumField;
