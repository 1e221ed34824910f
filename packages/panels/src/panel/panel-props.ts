import type { MetricAnswer, MetricId, MetricParams, TelemetryError } from "@firsthand/contract";
import type { PanelState } from "./panel-state.ts";

/**
 * Props of every panel. Without `answer`, `state` and `error` the panel asks the provider's client; with one of them it is static and
 * touches no network.
 */
export interface PanelProps<M extends MetricId> {
  /** What to ask, laid over the provider's params field by field. Ignored when static. */
  readonly params?: MetricParams | undefined;
  /** The answer to show. */
  readonly answer?: MetricAnswer<M> | undefined;
  /** The state to show. @default derived: `error` and `answer` make stale, an answer without events makes empty */
  readonly state?: PanelState | undefined;
  /** Why there is no answer, or no newer one. `unauthenticated` and `forbidden` remove every number. */
  readonly error?: TelemetryError | undefined;
  /** What "Try again" does when static. @default no button */
  readonly onRetry?: (() => void) | undefined;
  /** Level of the title in the page's outline. @default 2 */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  /** Whether its head has a menu: table, exports, evidence. @default true */
  readonly menu?: boolean | undefined;
  /** Added to the root element's classes. */
  readonly className?: string | undefined;
}
