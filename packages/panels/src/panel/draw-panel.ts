import { parseAnswer } from "@firsthand/client";
import { type MetricId, TelemetryError } from "@firsthand/contract";
import type { MetricWords } from "../messages/messages.ts";
import type { PanelSettings } from "../provider/panel-settings.ts";
import type { Arranged, PanelDefinition, PanelView } from "./panel-definition.ts";
import { type PanelInput, type PanelState, resolvePanel } from "./panel-state.ts";
import { createTools, type PanelTools } from "./panel-tools.ts";

/** What a panel has to show. */
export interface DrawnPanel {
  readonly state: PanelState;
  readonly error: TelemetryError | null;
  readonly tools: PanelTools | null;
  readonly view: PanelView | null;
  /** Why an answer has nothing to draw; null when it has. */
  readonly blank: "empty" | "suppressed" | null;
  /** Whether drawing threw. */
  readonly failed: boolean;
  /** What it threw. */
  readonly cause?: unknown;
}

/** The panel that cannot be drawn. */
export const brokenPanel: DrawnPanel = {
  state: "error",
  error: null,
  tools: null,
  view: null,
  blank: null,
  failed: true,
};

/**
 * Decides the state, and draws the answer where there are figures to draw. An answer that a host has given is judged first. Never throws:
 * what the metric, a word or an answer throws is an error of this panel.
 */
export function drawPanel<M extends MetricId, W extends MetricWords>(
  definition: PanelDefinition<M, W>,
  input: PanelInput<M>,
  settings: PanelSettings,
  words: W,
  arranged: Arranged<M, W> | null,
): DrawnPanel {
  try {
    const { metric, isEmpty } = definition;
    const judged = input.isGiven === true && input.answer !== undefined;
    const { state, answer, error, blank } = resolvePanel(
      judged ? { ...input, answer: parseAnswer(metric, input.answer) } : input,
      isEmpty,
    );
    const tools = answer === null ? null : createTools(settings, answer.meta);
    const hasFigures = state === "ready" || (state === "stale" && blank === null);
    const draw = arranged === null ? definition.draw : arranged.arranger.drawArranged;
    const view =
      answer === null || tools === null || !hasFigures ? null : draw(answer, tools, words, arranged?.at ?? 0);
    return { state, error, tools, view, blank, failed: false };
  } catch (cause) {
    return cause instanceof TelemetryError
      ? { ...brokenPanel, error: cause, failed: false, cause }
      : { ...brokenPanel, cause };
  }
}
