import * as z from "zod/mini";

// Apart from the answers to metrics, because a page without a health panel never needs it.

const countSchema = z.number().check(z.nonnegative());

/** What was taken by `POST /events` in the last 24 UTC hours, the current one included, over all organisations. */
const intakeSchema = z.object({
  /** Events that were stored and were new. The same as `hours` together, as are the next three. */
  accepted: countSchema,
  /** Events that were accepted before, by their organisation and id. */
  duplicates: countSchema,
  /** Refused events by code. A batch that is sent again is counted again. */
  rejected: z.record(z.string(), countSchema),
  /** Events that producers dropped before they could be sent, by reason, as they reported it. */
  dropped: z.record(z.string(), countSchema),
  /** The median time between when an event occurred, by its producer's clock, and when it was taken; null when none was. */
  lagMs: z.nullable(z.number()),
  /** When each source last had an event accepted, RFC 3339 in UTC; the latest first. */
  sources: z.array(z.object({ source: z.string(), newestIngestedAt: z.string() })),
  /** The 24 UTC hours, the oldest first; the last one is the current one and not over. 0 where nothing was counted. */
  hours: z.array(
    z.object({
      /** The hour's first instant, RFC 3339 in UTC. */
      start: z.string(),
      accepted: countSchema,
      duplicates: countSchema,
      /** Refused events of all codes. */
      rejected: countSchema,
      /** Dropped events of all reasons; a report counts in the hour in which it first arrived. */
      dropped: countSchema,
    }),
  ),
});

/** What `GET /health` answers. Everything beside `status` is there in platform scope only. */
export const healthSchema = z.object({
  /** Whether ClickHouse answers. */
  status: z.enum(["ok", "unavailable"]),
  /** When the newest event was taken in, RFC 3339 in UTC; null when there is none. */
  dataThrough: z.optional(z.nullable(z.string())),
  /** How long ago that was, by the server's clock; null when there is no event. */
  dataAgeMs: z.optional(z.nullable(z.number())),
  /** Rows that the raw table holds, repeated deliveries included. */
  storedRows: z.optional(countSchema),
  /** What was taken; missing where no events are taken. */
  intake: z.optional(intakeSchema),
});

/** {@inheritDoc healthSchema} */
export type Health = z.infer<typeof healthSchema>;

/** What {@link Health} says of the events that were taken. */
export type HealthIntake = z.infer<typeof intakeSchema>;
