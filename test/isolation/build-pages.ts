import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the pages of each version of React. */
    builtPages: { readonly [react in 18 | 19]: string };
  }
}

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));
const pages = fileURLToPath(new URL("pages", import.meta.url));

const root = join(tmpdir(), `firsthand-pages-${process.pid}`);

/** Builds a host's pages once for all test files, as its own tools would: from `dist`, never from source. */
export async function setup({ provide }: TestProject): Promise<void> {
  const builtPages = { 18: join(root, "18"), 19: join(root, "19") };
  for (const react of [18, 19] as const) {
    const outDir = builtPages[react];
    await build(configOf(react, { outDir, rolldownOptions: { input: join(pages, "browser.tsx") } }));
    const ssr = { outDir: join(outDir, "server"), ssr: true };
    await build(configOf(react, { ...ssr, rolldownOptions: { input: join(pages, "server.tsx") } }));
  }
  provide("builtPages", builtPages);
}

export async function teardown(): Promise<void> {
  await rm(root, { recursive: true, force: true });
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
