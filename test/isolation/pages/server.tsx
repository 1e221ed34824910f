import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { NinePanels } from "./nine-panels.tsx";
import type { PageOptions } from "./page-options.ts";
import { WholeDashboard } from "./whole-dashboard.tsx";

/** The markup that a host's server sends. */
export function renderPanels(options: PageOptions): string {
  return renderToString(
    <StrictMode>
      {options.view === "dashboard" ? <WholeDashboard {...options} /> : <NinePanels {...options} />}
    </StrictMode>,
  );
}
