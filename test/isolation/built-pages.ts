import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import type { PageOptions } from "./pages/page-options.ts";

/** The pages of a host that were built from the built packages. */
export interface BuiltPages {
  /** Holds `browser.js` and `browser.css`. */
  readonly folder: string;
  render(options: PageOptions): string;
}

/** The pages with one version of React. */
export async function openPages(react: 18 | 19): Promise<BuiltPages> {
  const folder = inject("builtPages")[react];
  const { renderPanels } = await import(pathToFileURL(join(folder, "server", "server.js")).href);
  return { folder, render: renderPanels };
}
