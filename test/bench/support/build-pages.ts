import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, defaultClientConditions } from "vite";
import { type ContenderId, contenders } from "./contenders.ts";

/** The built pages, and what each of them ships. */
export interface BuiltPages {
  /** Holds a folder a contender. */
  readonly folder: string;
  readonly sizes: Readonly<Record<ContenderId, PageSize>>;
  remove(): Promise<void>;
}

/** Bytes of the first load after gzip, without React and TanStack Query. */
export interface PageSize {
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

/** What a host ships anyway. */
const hostPackages = /[\\/]node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/][^\\/]+)[\\/]/;

/** Builds each contender for production into a page of its own. */
export async function buildPages(): Promise<BuiltPages> {
  const folder = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  const sizes: Partial<Record<ContenderId, PageSize>> = {};
  for (const contender of contenders) {
    const outDir = join(folder, contender);
    await build({
      configFile: false,
      root: fileURLToPath(new URL(`../contenders/${contender}`, import.meta.url)),
      base: "./",
      logLevel: "error",
      resolve: { conditions: ["@firsthand/source", ...defaultClientConditions] },
      build: {
        outDir,
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: "host", test: hostPackages }] } },
        },
      },
    });
    sizes[contender] = measure(outDir);
  }
  return {
    folder,
    sizes: sizes as Record<ContenderId, PageSize>,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What the page names, and so loads at once; what is imported when it is opened does not count. */
function measure(folder: string): PageSize {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const files = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file ?? "");
  const weigh = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
  return {
    scriptBytes: weigh(files.filter((file) => file.endsWith(".js") && !file.includes("/host-"))),
    styleBytes: weigh(files.filter((file) => file.endsWith(".css"))),
  };
}
