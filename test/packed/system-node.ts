import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** A Node of this machine, and a PATH on which it comes first. */
export interface SystemNode {
  readonly version: string;
  readonly path: string;
}

/**
 * The Node that a host has: the first below 24 on PATH, since scripts of this workspace bring their own 24. Where there is
 * none, this process's own, which is said.
 */
export function findSystemNode(): SystemNode {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !/node_modules\/[.]bin\/?$/.test(folder));
  const found = folders.flatMap((folder) => versionIn(folder) ?? []);
  const old = found.find(({ version }) => majorOf(version) < 24);
  if (old === undefined) {
    console.warn(
      `There is no Node below 24 on PATH: the packed packages are tried on ${process.version} alone.`,
    );
  }
  const { folder, version } = old ??
    found[0] ?? { folder: dirname(process.execPath), version: process.version };
  return { version, path: [folder, ...folders].join(delimiter) };
}

function versionIn(folder: string): { readonly folder: string; readonly version: string } | null {
  const node = join(folder, "node");
  try {
    accessSync(node, constants.X_OK);
    return { folder, version: execFileSync(node, ["--version"], { encoding: "utf8" }).trim() };
  } catch {
    return null;
  }
}

function majorOf(version: string): number {
  return Number(/^v(\d+)/.exec(version)?.[1]);
}
