import type { PanelState } from "@firsthand/panels";

/** What stands on a page: nine panels, or the dashboard. Travels as JSON in the page's address. */
export interface PageOptions {
  /** Nine panels below each other, or the whole dashboard, which asks. @default "panels" */
  readonly view?: "panels" | "dashboard";
  /** The density of the dashboard. @default "comfortable" */
  readonly density?: "comfortable" | "compact";
  /** What is chosen on the dashboard to begin with, as a query string. @default nothing */
  readonly chosen?: string;
  /** Whose day and zone the dashboard goes by: those of the fixtures, or the machine's. @default "fixture" */
  readonly clock?: "fixture" | "machine";
  /** The state of every panel; `asked` leaves it to the host's API. */
  readonly state: PanelState | "asked";
  /** How the page comes about: rendered on the server and hydrated, or mounted in the browser. @default "mounted" */
  readonly render?: "hydrated" | "mounted";
  /** The style sheets of the host, in this order. @default none */
  readonly styles?: readonly ("host" | "hostile" | "looks")[];
  /** Attributes of `html`, such as `dir`. */
  readonly html?: Readonly<Record<string, string>>;
  /** The language of the panels. @default "en" */
  readonly language?: "en" | "de" | "ar";
}
