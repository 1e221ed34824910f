import { parseHealth } from "@firsthand/client/health";
import type { Health, HealthIntake, TelemetryError } from "@firsthand/contract";
import type { PanelState } from "../panel/panel-state.ts";

/** The states of the panel; nothing in it is ever withheld. */
export type HealthPanelState = Exclude<PanelState, "suppressed">;

/** What is known, from the client or from props. */
export interface HealthInput {
  readonly state?: HealthPanelState | undefined;
  readonly answer?: Health | undefined;
  readonly error?: TelemetryError | null | undefined;
  readonly retry?: (() => void) | undefined;
  /** Whether it is being asked. @default false */
  readonly isFetching?: boolean | undefined;
  /** Whether the answer is a host's, which no client has judged. @default false */
  readonly isGiven?: boolean | undefined;
}

/** How fresh the data is, as the operator is told it. */
export interface Freshness {
  /** When the newest event was taken in, RFC 3339; null when there is none. */
  readonly dataThrough: string | null;
  readonly dataAgeMs: number | null;
  readonly storedRows: number;
}

/** Why there are no figures: somebody else than the operator asks, the host takes no events, or none came. */
export type Blank = "notOperator" | "notTaken" | "nothingTaken";

/** What the panel shows. */
export interface ResolvedHealth {
  readonly state: HealthPanelState;
  readonly error: TelemetryError | null;
  /** Null where nothing may or can be said. */
  readonly freshness: Freshness | null;
  /** Null where there is nothing to draw. */
  readonly intake: HealthIntake | null;
  readonly blank: Blank | null;
}

const nothing = { error: null, freshness: null, intake: null, blank: null };

/**
 * Decides the state. A given `state` wins, where what it needs is there; after a sign-out no figure stays on the screen.
 *
 * @throws TelemetryError `contract_mismatch` when a given answer is not of the described form, `store_unavailable` when it says that ClickHouse
 * does not answer.
 */
export function resolveHealth(input: HealthInput): ResolvedHealth {
  const { error = null } = input;
  const isDenied = error !== null && (error.code === "unauthenticated" || error.code === "forbidden");
  if (isDenied) return { ...nothing, state: "error", error };
  if (input.state === "loading") return { ...nothing, state: "loading" };
  if (input.state === "error" || (error !== null && input.answer === undefined))
    return { ...nothing, state: "error", error };
  if (input.answer === undefined)
    return {
      ...nothing,
      ...(input.state === "empty" ? { state: "empty", blank: "nothingTaken" } : { state: "loading" }),
    };
  const answer = input.isGiven === true ? parseHealth(input.answer) : input.answer;
  const { freshness, intake, blank } = read(answer);
  // Also where there is nothing to draw: that nothing came may no longer be true.
  const isStale = error !== null || input.state === "stale";
  return { state: isStale ? "stale" : blank === null ? "ready" : "empty", error, freshness, intake, blank };
}

function read({
  dataThrough,
  dataAgeMs,
  storedRows,
  intake,
}: Health): Pick<ResolvedHealth, "freshness" | "intake" | "blank"> {
  if (dataThrough === undefined || dataAgeMs === undefined || storedRows === undefined)
    return { freshness: null, intake: null, blank: "notOperator" };
  const freshness = { dataThrough, dataAgeMs, storedRows };
  if (intake === undefined) return { freshness, intake: null, blank: "notTaken" };
  const { accepted, duplicates, rejected, dropped } = intake;
  const counts = [accepted, duplicates, ...Object.values(rejected), ...Object.values(dropped)];
  return counts.every((count) => count === 0)
    ? { freshness, intake: null, blank: "nothingTaken" }
    : { freshness, intake, blank: null };
}
