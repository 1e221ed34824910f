import type { EventField } from "./field-name.ts";
import { payloadCount, payloadText } from "./payload.ts";
import { type Sql, sql } from "./sql.ts";

/** Where the raw table has each field. The route is the column, never the payload's field of that name. */
export const rawColumns: Readonly<Record<EventField, Sql>> = {
  orgIdHash: sql`org_id_hash`,
  name: sql`name`,
  occurredAt: sql`occurred_at`,
  anonymousUserId: sql`anonymous_user_id`,
  sessionId: sql`session_id`,
  routePattern: sql`route_pattern`,
  source: sql`source`,
  feature: payloadText("feature"),
  surface: payloadText("surface"),
  view: payloadText("view"),
  filterKey: payloadText("filterKey"),
  chart: payloadText("chart"),
  action: payloadText("action"),
  boundary: payloadText("boundary"),
  errorClass: payloadText("errorClass"),
  valueCount: payloadCount("valueCount"),
  durationMs: payloadCount("durationMs"),
  pagesViewed: payloadCount("pagesViewed"),
  interactions: payloadCount("interactions"),
};

/** {@link rawColumns} with ids as sealed rows have them, so that both can be counted together. */
export const rawColumnsAsSealed: Readonly<Record<EventField, Sql>> = {
  ...rawColumns,
  anonymousUserId: sql`sipHash64(anonymous_user_id)`,
  sessionId: sql`sipHash64(session_id)`,
};

/** Where sealed rows have each field. */
export const sealedColumns: Readonly<Record<EventField, Sql>> = {
  orgIdHash: sql`org_id_hash`,
  name: sql`name`,
  occurredAt: sql`occurred_at`,
  anonymousUserId: sql`anonymous_user_hash`,
  sessionId: sql`session_hash`,
  routePattern: sql`route_pattern`,
  source: sql`source`,
  feature: sql`feature`,
  surface: sql`surface`,
  view: sql`view`,
  filterKey: sql`filter_key`,
  chart: sql`chart`,
  action: sql`action`,
  boundary: sql`boundary`,
  errorClass: sql`error_class`,
  valueCount: sql`value_count`,
  durationMs: sql`duration_ms`,
  pagesViewed: sql`pages_viewed`,
  interactions: sql`interactions`,
};
