"use client";

import { useMemo } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type ControlWords, resolveDashboardWords } from "./dashboard-words.ts";

/** The dashboard's words of the nearest provider. */
export function useDashboardWords(): ControlWords {
  const { overrides } = usePanelSettings();
  return useMemo(() => resolveDashboardWords(overrides?.dashboard), [overrides]);
}
