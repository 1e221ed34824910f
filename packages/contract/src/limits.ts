/** The limits of questions. Each is an option of the handler with this default. */
export const defaultLimits = {
  /** Queries in one batch. */
  queriesPerBatch: 20,
  /** Length of a time range in days. */
  rangeDays: 800,
  /** Granules in one answer. */
  points: 2_000,
  /** Highest `limit` of a ranked metric. */
  rows: 1_000,
  /** Filters in one query. */
  filters: 10,
  /** Values in one filter. */
  filterValues: 100,
  /** Bytes of a query body. */
  queryBodyBytes: 256 * 1024,
  /** Time one query may take, in milliseconds. */
  queryTimeoutMs: 5_000,
  /** Queries of one scope that run at the same time. */
  runningPerScope: 4,
  /** Queries of one scope that wait; the next one is refused with `too_many_requests`. */
  queuedPerScope: 100,
} as const;

/** {@inheritDoc defaultLimits} */
export type Limits = { readonly [K in keyof typeof defaultLimits]: number };

/** The limits of what is sent in. Each is an option of the handler with this default. */
export const defaultEventLimits = {
  /** Events in one batch. */
  eventsPerBatch: 500,
  /** Bytes of one batch. */
  eventBatchBytes: 2 * 1024 * 1024,
} as const;

/** {@inheritDoc defaultEventLimits} */
export type EventLimits = { readonly [K in keyof typeof defaultEventLimits]: number };
