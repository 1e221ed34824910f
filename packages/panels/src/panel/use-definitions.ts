import type { MetricId } from "@firsthand/contract";
import { useMemo } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { definitionWords } from "./definition-words.ts";
import { resolveWords } from "./resolve-words.ts";

/** What each metric counts, with the host's own words in front of these. */
export function useDefinitions(): Readonly<Record<MetricId, string>> {
  const own = usePanelSettings().overrides?.evidence?.definitions;
  return useMemo(() => resolveWords(definitionWords, own), [own]);
}
