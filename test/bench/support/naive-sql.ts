import type { MetricId } from "@firsthand/contract";

/** Which of the events a statement counts: those of a range, of one organisation or of all. */
const part = (isOrg: boolean) =>
  `occurred_at >= {start:DateTime64(3, 'UTC')} AND occurred_at < {end:DateTime64(3, 'UTC')}${isOrg ? " AND org_id_hash = {org:String}" : ""}`;

const json = (field: string, kind: "String" | "Int") => `JSONExtract${kind}(payload_json, '${field}')`;

/** Rows of a ranked metric that both sides are asked for. */
export const RANKED_ROWS = 25;

/**
 * The statement that a host would write first: it counts deliveries, not events, knows no time zone and no gap, and answers neither
 * totals nor trends. It is what there is to lose against.
 */
export function getNaiveSql(metric: MetricId, table: string, isOrg: boolean): string {
  return write(statements[metric], table, isOrg, metric !== "active-users");
}

/** The same with every event counted once, exact percentiles, and an order in which no two rows tie: what the answer has to be. */
export function getExactSql(metric: MetricId, table: string, isOrg: boolean): string {
  const { columns, groupBy, order, ...statement } = statements[metric];
  const exact = {
    ...statement,
    groupBy,
    columns: columns.replace("quantiles(", "quantilesExactInclusive("),
    order:
      order && groupBy ? `${order}, ${groupBy.replaceAll(",", " ASC NULLS LAST,")} ASC NULLS LAST` : order,
  };
  return write(exact, `${table} FINAL`, isOrg, metric !== "active-users");
}

function write(
  { columns, name, groupBy, order }: Statement,
  table: string,
  isOrg: boolean,
  isLimited: boolean,
): string {
  return [
    `SELECT ${columns} FROM ${table} WHERE ${part(isOrg)}`,
    name === null ? "" : ` AND name = '${name}'`,
    groupBy === null ? "" : ` GROUP BY ${groupBy}`,
    order === null ? "" : ` ORDER BY ${order}`,
    isLimited && groupBy !== null ? ` LIMIT ${RANKED_ROWS}` : "",
  ].join("");
}

interface Statement {
  readonly columns: string;
  readonly name: string | null;
  readonly groupBy: string | null;
  readonly order: string | null;
}

const statements: Readonly<Record<MetricId, Statement>> = {
  "active-users": {
    columns: "toDate(occurred_at) AS day, uniqExact(anonymous_user_id) AS users",
    name: null,
    groupBy: "day",
    order: "day",
  },
  "top-routes": {
    columns:
      "route_pattern, count() AS events, uniqExact(session_id) AS sessions, uniqExact(anonymous_user_id) AS users",
    name: "page_viewed",
    groupBy: "route_pattern",
    order: "events DESC",
  },
  "feature-views": {
    columns: `${json("feature", "String")} AS feature, ${json("surface", "String")} AS surface, count() AS views, uniqExact(anonymous_user_id) AS users`,
    name: "feature_viewed",
    groupBy: "feature, surface",
    order: "views DESC",
  },
  "filter-changes": {
    columns: `${json("view", "String")} AS view, ${json("filterKey", "String")} AS filter_key, count() AS changes, avg(${json("valueCount", "Int")}) AS mean`,
    name: "filter_changed",
    groupBy: "view, filter_key",
    order: "changes DESC",
  },
  "chart-interactions": {
    columns: `${json("chart", "String")} AS chart, ${json("action", "String")} AS action, ${json("surface", "String")} AS surface, count() AS interactions, uniqExact(session_id) AS sessions`,
    name: "chart_interacted",
    groupBy: "chart, action, surface",
    order: "interactions DESC",
  },
  "client-errors": {
    columns: `route_pattern, ${json("boundary", "String")} AS boundary, ${json("errorClass", "String")} AS error_class, count() AS errors, uniqExact(anonymous_user_id) AS users`,
    name: "client_error",
    groupBy: "route_pattern, boundary, error_class",
    order: "errors DESC",
  },
  "session-duration": {
    columns: `quantiles(0.5, 0.75, 0.9, 0.95)(${json("durationMs", "Int")}) AS durations, avg(${json("pagesViewed", "Int")}) AS pages, avg(${json("interactions", "Int")}) AS interactions`,
    name: "session_ended",
    groupBy: null,
    order: null,
  },
  totals: {
    columns: "uniqExact(anonymous_user_id) AS users, uniqExact(session_id) AS sessions, count() AS events",
    name: null,
    groupBy: null,
    order: null,
  },
  "top-orgs": {
    columns:
      "org_id_hash, count() AS events, uniqExact(session_id) AS sessions, uniqExact(anonymous_user_id) AS users",
    name: null,
    groupBy: "org_id_hash",
    order: "events DESC",
  },
};
