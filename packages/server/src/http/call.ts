import type { HandlerSettings } from "./settings.ts";

/** One request that has found its endpoint. */
export interface Call {
  readonly request: Request;
  readonly requestId: string;
  /** The query string, with its `?`; empty when there is none. */
  readonly search: string;
  /** What the path says for `{metric}`, not yet checked. */
  readonly metric: string;
  readonly settings: HandlerSettings;
}
