import "@firsthand/panels/styles.css";
import { StrictMode, version } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { NinePanels } from "./nine-panels.tsx";
import type { PageOptions } from "./page-options.ts";
import { WholeDashboard } from "./whole-dashboard.tsx";

/** What tests call inside the page. */
export interface PageControls {
  readonly reactVersion: string;
  /** What React could not hydrate. */
  readonly hydrationErrors: string[];
  mount(): void;
  unmount(): void;
}

const container = document.getElementById("panels");
if (container === null) throw new Error("The page has no place for panels.");
const options: PageOptions = JSON.parse(new URL(location.href).searchParams.get("options") ?? "{}");
const hydrationErrors: string[] = [];
const page = (
  <StrictMode>
    {options.view === "dashboard" ? <WholeDashboard {...options} /> : <NinePanels {...options} />}
  </StrictMode>
);
let root: Root | null = null;

const controls: PageControls = {
  reactVersion: version,
  hydrationErrors,
  mount() {
    root = createRoot(container);
    root.render(page);
  },
  unmount() {
    root?.unmount();
    root = null;
  },
};
Object.assign(window, { controls });

if (options.render === "hydrated")
  root = hydrateRoot(container, page, {
    onRecoverableError: (error) => hydrationErrors.push(String(error)),
  });
