import { useMemo } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type FactWords, factWords } from "./fact-words.ts";

/** These names, with the host's own in front of them. */
export function useFactWords(): FactWords {
  const { overrides } = usePanelSettings();
  return useMemo(() => ({ ...factWords, ...overrides }), [overrides]);
}
