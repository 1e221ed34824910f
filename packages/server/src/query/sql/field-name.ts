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

/**
 * What is known of several events together: how many they are, the different ids among them as states that can be merged, sums of
 * counts with how many events have one, and durations as a list or as a histogram.
 */
export type SumField =
  | "events"
  | "anonymousUsers"
  | "sessions"
  | "activeOrgs"
  | "valueSum"
  | "valuedEvents"
  | "durations"
  | "histogram"
  | "durationSum"
  | "timedEvents"
  | "pagesSum"
  | "pagedEvents"
  | "interactionSum"
  | "interactedEvents";

/** A field of events, or of sums of events. */
export type FieldName = EventField | SumField;
