import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedPackages, rootDirectory } from "../../.config/published-packages.ts";
import type { SystemNode } from "./system-node.ts";

const fixture = fileURLToPath(new URL("host", import.meta.url));
const snippets = fileURLToPath(new URL("../snippets", import.meta.url));

/** Snippets of the guides that the host compiles. */
const { files: compiled }: { files: string[] } = JSON.parse(
  readFileSync(join(fixture, "tsconfig.json"), "utf8"),
);

/** A folder beside no workspace, in which the packages were installed as from a registry. */
export interface PackedHost {
  readonly folder: string;
  /** Runs a command in the folder, on the host's Node. */
  run(command: string, ...args: readonly string[]): Outcome;
  remove(): void;
}

/** How a command ended and what it said. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs every published package and installs the tarballs with npm, with their peers but `chdb`. */
export function createPackedHost({ path }: SystemNode): PackedHost {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-host-"));
  // What pnpm and vitest set for their scripts is not there at a host.
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name));
  const env = { ...Object.fromEntries(kept), PATH: path };
  const run = (command: string, ...args: readonly string[]): Outcome => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
    return { exitCode: status, stdout, stderr };
  };

  workspace("pnpm", ["run", "build"], rootDirectory);
  const tarballs = join(folder, "tarballs");
  for (const { directory } of publishedPackages())
    workspace("pnpm", ["pack", "--pack-destination", tarballs], directory);

  cpSync(fixture, folder, { recursive: true });
  for (const name of compiled) cpSync(join(snippets, name), join(folder, name));
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "host", private: true, type: "module" }),
  );
  const packed = readdirSync(tarballs).map((name) => `./tarballs/${name}`);
  const settings = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const installed = run("npm", "install", ...settings, ...packed, ...peers(), ...toolsOfHost());
  if (installed.exitCode !== 0) throw new Error(`npm could not install the tarballs: ${installed.stderr}`);
  return {
    folder,
    run,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Puts the workspace's own engine into the host: to install its half a gigabyte takes longer than all the rest. */
export function addEngine({ folder }: PackedHost): void {
  symlinkSync(
    realpathSync(join(rootDirectory, "packages/server/node_modules/chdb")),
    join(folder, "node_modules/chdb"),
  );
}

/** Lays the contract where the others find it and the host does not, as a strict package manager does with what a host did not install. */
export function hideContract({ folder }: PackedHost): void {
  const packages = join(folder, "node_modules/@firsthand");
  const hidden = join(folder, "node_modules/.hidden/node_modules/@firsthand");
  mkdirSync(hidden, { recursive: true });
  for (const name of readdirSync(packages)) {
    renameSync(join(packages, name), join(hidden, name));
    if (name !== "contract") symlinkSync(join(hidden, name), join(packages, name));
  }
}

function workspace(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed in ${cwd}:\n${stdout}${stderr}`);
}

/** Every peer in the version that the workspace has. */
function peers(): string[] {
  const names = publishedPackages().flatMap(({ directory }) =>
    Object.keys(manifestOf(directory).peerDependencies ?? {})
      .filter((name) => name !== "chdb")
      .map((name) => `${name}@${manifestOf(join(directory, "node_modules", name)).version}`),
  );
  return [...new Set(names)];
}

/** What a host that is written in TypeScript has: an older compiler than ours. */
function toolsOfHost(): string[] {
  const { version } = manifestOf(join(rootDirectory, "packages/panels/node_modules/@types/react"));
  return ["typescript@5.9", "@types/node@20", `@types/react@${version}`];
}

function manifestOf(directory: string): { version: string; peerDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
}
