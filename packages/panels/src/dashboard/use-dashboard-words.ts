"use client";

import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type ControlWords, dashboardWords } from "./dashboard-words.ts";

/** The dashboard's words of the nearest provider. */
export function useDashboardWords(): ControlWords {
  return resolveWords<ControlWords>(dashboardWords, usePanelSettings().overrides?.dashboard);
}
