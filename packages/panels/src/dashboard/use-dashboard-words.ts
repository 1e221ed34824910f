"use client";

import { usePanelSettings } from "../provider/panel-settings.ts";
import { type ControlWords, dashboardWords } from "./dashboard-words.ts";

/** The dashboard's words of the nearest provider. */
export function useDashboardWords(): ControlWords {
  return { ...dashboardWords, ...usePanelSettings().overrides?.dashboard };
}
