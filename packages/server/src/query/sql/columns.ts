import type { Dimension } from "@firsthand/contract";
import { payloadText } from "./payload.ts";
import { type Sql, sql } from "./sql.ts";

/** The columns of an event that metrics count by. */
export const columns = {
  orgIdHash: sql`org_id_hash`,
  sessionId: sql`session_id`,
  anonymousUserId: sql`anonymous_user_id`,
} as const;

/** Where each dimension is found in an event. The route is the column, never the payload's field of that name. */
export const dimensionColumns: Readonly<Record<Dimension, Sql>> = {
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
};
