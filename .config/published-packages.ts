import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const rootDirectory = fileURLToPath(new URL("..", import.meta.url));

export interface PublishedPackage {
  /** The folder under `packages/`. */
  folder: string;
  directory: string;
  /** Export names such as `.` and `./react` that hold code, with the declaration file each leads to. */
  entries: { name: string; types: string }[];
  /** Export names that hold no code, such as `./styles.css`. */
  assets: string[];
}

/** The packages that are not private, read from their package.json. */
export function publishedPackages(): PublishedPackage[] {
  return readdirSync(join(rootDirectory, "packages"))
    .filter((folder) => existsSync(join(rootDirectory, "packages", folder, "package.json")))
    .map((folder) => {
      const directory = join(rootDirectory, "packages", folder);
      return {
        folder,
        directory,
        manifest: JSON.parse(readFileSync(join(directory, "package.json"), "utf8")),
      };
    })
    .filter(({ manifest }) => !manifest.private)
    .map(({ folder, directory, manifest }) => {
      const targets = Object.entries<{ types?: string }>(manifest.exports);
      return {
        folder,
        directory,
        entries: targets.flatMap(([name, { types }]) => (types ? [{ name, types }] : [])),
        assets: targets.flatMap(([name, { types }]) => (types ? [] : [name])),
      };
    });
}
