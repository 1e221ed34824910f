import { useMemo } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type FactWords, factWords } from "./fact-words.ts";
import { resolveWords } from "./resolve-words.ts";

/** These names, with the host's own in front of them. */
export function useFactWords(): FactWords {
  const { overrides } = usePanelSettings();
  return useMemo(() => resolveWords(factWords, overrides), [overrides]);
}
