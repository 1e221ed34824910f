/** Texts that have broken queries, sort orders or pages before, beside ordinary ones. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "null",
  "NULL",
  "\\N",
  "'",
  '"',
  "\\",
  "\\'",
  "'; DROP TABLE product_telemetry_events; --",
  "' OR 1=1 --",
  "{scope:String}",
  "{x:Identifier}",
  "%",
  "_",
  "a\tb",
  "a\nb",
  "a\u0000b",
  "\u00e9",
  "e\u0301",
  "\uff5e",
  "\u{1F600}",
  "\u202eabc",
  "<img src=x onerror=alert(1)>",
  "=HYPERLINK(1)",
  "0",
  "true",
  "__proto__",
  "constructor",
  "/People/[person_id]",
  "/people/[person_id]",
  "/people/[person_id]/",
  "x".repeat(300),
];

export const routes = [
  "/",
  "/people",
  "/people/[person_id]",
  "/reports/[report_id]",
  "/settings",
  "/explore/flows",
];

export const sources = ["dev-health-web", "dev-health-ios", "import", ""];

export const eventNames = [
  "page_viewed",
  "feature_viewed",
  "filter_changed",
  "chart_interacted",
  "navigation_interacted",
  "guide_opened",
  "session_started",
  "session_ended",
  "client_error",
] as const;

/** Payload texts by the dimension that reads them. */
export const words = {
  feature: ["quadrant", "export", "treemap", "compare"],
  surface: ["home", "team", "person"],
  view: ["team", "flow", "work"],
  filterKey: ["date", "repo", "developer", "issueType"],
  chart: ["quadrant", "timeseries", "flame"],
  action: ["zoom", "drilldown", "point_selected"],
  boundary: ["route", "global"],
  errorClass: ["TypeError", "ChunkLoadError", "RangeError"],
} as const;
