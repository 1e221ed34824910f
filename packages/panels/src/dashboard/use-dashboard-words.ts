"use client";

import { useMemo } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type ControlWords, dashboardWords } from "./dashboard-words.ts";

/** The dashboard's words of the nearest provider. */
export function useDashboardWords(): ControlWords {
  const { overrides } = usePanelSettings();
  return useMemo(() => ({ ...dashboardWords, ...overrides?.dashboard }), [overrides]);
}
