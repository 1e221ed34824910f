import { TelemetryError } from "@firsthand/contract";
import type { ReactNode } from "react";
import { StaleMark } from "../panel/freshness.tsx";
import { getBlankFigures, Headline } from "../panel/headline.tsx";
import type { PanelSettings } from "../provider/panel-settings.ts";
import { drawBar, getBarLabels } from "./health-bar.tsx";
import { type HealthInput, type ResolvedHealth, resolveHealth } from "./health-state.ts";
import { drawStrip } from "./health-strip.tsx";
import { drawTables } from "./health-tables.tsx";
import { createHealthTools, type HealthTools } from "./health-tools.ts";
import type { HealthWords } from "./health-words.ts";

/** What the panel has to show. */
export interface DrawnHealth extends Pick<ResolvedHealth, "state" | "error" | "blank"> {
  readonly fresh: ReactNode;
  readonly headline: ReactNode;
  readonly picture: ReactNode;
  /** Sentences of the foot. */
  readonly notes: readonly string[];
  /** Whether drawing threw. */
  readonly failed: boolean;
  /** What it threw. */
  readonly cause?: unknown;
}

const nothing = { fresh: null, headline: null, picture: null, notes: [], blank: null } as const;

/** The panel that cannot be drawn. */
export const brokenHealth: DrawnHealth = { ...nothing, state: "error", error: null, failed: true };

/** Decides the state, and draws what there is. Never throws, on a server either: what an answer or a word throws is an error of this panel. */
export function drawHealth(
  input: HealthInput,
  settings: PanelSettings,
  words: HealthWords,
  timeZone: string,
): DrawnHealth {
  try {
    const { state, error, freshness, intake, blank } = resolveHealth(input);
    const isLoading = state === "loading";
    const drawn = {
      ...nothing,
      state,
      error,
      blank,
      failed: false,
      fresh: isLoading ? settings.messages.loading : null,
      headline: <Headline figures={getBlankFigures(getBarLabels(words), isLoading)} tools={null} isBlank />,
    };
    if (freshness === null) return drawn;
    const tools = createHealthTools(settings, words, timeZone, freshness);
    return {
      ...drawn,
      fresh: drawFresh(freshness.dataThrough, state === "stale", tools),
      headline: drawBar(freshness, intake?.lagMs ?? null, tools),
      picture:
        intake === null ? null : (
          <>
            {drawStrip(intake, tools)}
            {drawTables(intake, tools)}
          </>
        ),
      notes: [
        ...(intake?.hours[0] === undefined ? [] : [words.since(tools.format.clock(intake.hours[0].start))]),
        ...(tools.askedMs === null
          ? []
          : [tools.messages.inZone(words.asOf(tools.format.clock(tools.askedMs)), timeZone)]),
        words.everyOrganisation,
      ],
    };
  } catch (cause) {
    return cause instanceof TelemetryError
      ? { ...brokenHealth, error: cause, failed: false, cause }
      : { ...brokenHealth, cause };
  }
}

/** How far the data goes; marked when there should be newer data. */
function drawFresh(
  dataThrough: string | null,
  isStale: boolean,
  { format, messages }: HealthTools,
): ReactNode {
  const text = dataThrough === null ? messages.noData : messages.dataTo(format.clock(dataThrough));
  return isStale ? <StaleMark text={text} /> : text;
}
