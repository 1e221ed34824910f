import type { PanelState } from "@firsthand/panels";

/** What stands on a page of nine panels. Travels as JSON in the page's address. */
export interface PageOptions {
  /** The state of every panel; `asked` leaves it to the host's API. */
  readonly state: PanelState | "asked";
  /** How the page comes about: rendered on the server and hydrated, or mounted in the browser. @default "mounted" */
  readonly render?: "hydrated" | "mounted";
  /** The style sheets of the host, in this order. @default none */
  readonly styles?: readonly ("host" | "hostile")[];
  /** Attributes of `html`, such as `dir`. */
  readonly html?: Readonly<Record<string, string>>;
  /** The language of the panels. @default "en" */
  readonly language?: "en" | "de" | "ar";
}
