import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { defineConfig, type UserConfig } from "tsdown";
import { minifyStyleSheet } from "./style-sheet.ts";

interface Manifest {
  bin?: Record<string, string>;
  exports: Record<string, { "@firsthand/source"?: string; default: string }>;
}

/**
 * The build of a published package. Entries come from the `exports` and `bin` of the package.json beside
 * the config, so that an entry is named in one place only.
 */
export function library(options: { runtime: "browser" | "node" }): UserConfig {
  const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const sources = Object.values(manifest.exports).map((target) => target["@firsthand/source"]);
  const commands = Object.values(manifest.bin ?? {}).map((path) =>
    path.replace("./dist/", "./src/").replace(/\.js$/, ".ts"),
  );
  const entry = [...sources, ...commands]
    .filter((path) => path !== undefined)
    .filter((path) => /\.tsx?$/.test(path));
  const styleSheets = Object.values(manifest.exports).filter(({ default: path }) => path.endsWith(".css"));

  return defineConfig({
    entry,
    root: "src",
    format: "esm",
    platform: options.runtime === "browser" ? "neutral" : "node",
    target: options.runtime === "browser" ? "es2022" : "node20",
    dts: true,
    // The declaration build prints one warning under TypeScript 7.
    failOnWarn: false,
    fixedExtension: false,
    // One file out per file in keeps each 'use client' where it was written.
    unbundle: true,
    inputOptions: {
      onLog: (level, log, print) => log.code !== "MODULE_LEVEL_DIRECTIVE" && print(level, log),
    },
    hooks: {
      "build:done": () => {
        for (const { "@firsthand/source": source = "", default: target } of styleSheets) {
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, minifyStyleSheet(source));
        }
      },
    },
  }) as UserConfig;
}
