import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type InlineConfig } from "vite";
import type { PageOptions } from "./pages/page-options.ts";

/** The pages of a host that were built from the built packages. */
export interface BuiltPages {
  /** Holds `browser.js` and `browser.css`. */
  readonly folder: string;
  render(options: PageOptions): string;
}

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));
const pages = fileURLToPath(new URL("pages", import.meta.url));

/** Builds the pages against one version of React, as a host's own tools would: from `dist`, never from source. */
export async function buildPages(react: 18 | 19): Promise<BuiltPages> {
  const folder = await mkdtemp(join(tmpdir(), "firsthand-pages-"));
  await build(configOf(react, { outDir: folder, rolldownOptions: { input: join(pages, "browser.tsx") } }));
  const outDir = join(folder, "server");
  await build(configOf(react, { outDir, ssr: true, rolldownOptions: { input: join(pages, "server.tsx") } }));
  const { renderPanels } = await import(pathToFileURL(join(outDir, "server.js")).href);
  return { folder, render: renderPanels };
}

function configOf(
  react: 18 | 19,
  { rolldownOptions, ...rest }: NonNullable<InlineConfig["build"]>,
): InlineConfig {
  const output = {
    entryFileNames: "[name].js",
    assetFileNames: "[name][extname]",
    chunkFileNames: "[name].js",
  };
  return {
    configFile: false,
    root: pages,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
    resolve: {
      // By folder, because it is the built packages of the workspace that ask for React, and they have the newer one.
      alias:
        react === 18 ? [{ find: /^(react|react-dom)(?=\/|$)/, replacement: join(packages, "$1-18") }] : [],
    },
    // Everything is bundled, so that both sides have the React that was asked for.
    ssr: { noExternal: true },
    build: {
      ...rest,
      emptyOutDir: false,
      minify: false,
      cssMinify: false,
      target: "esnext",
      modulePreload: false,
      rolldownOptions: { ...rolldownOptions, output },
    },
  };
}
