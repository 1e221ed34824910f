// Packs each published package as it would be published and asks publint and attw what a user would meet.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, rootDirectory } from "./published-packages.ts";

const destination = join(rootDirectory, "node_modules/.cache/packed");
rmSync(destination, { recursive: true, force: true });
mkdirSync(destination, { recursive: true });

const failed: string[] = [];
for (const published of publishedPackages()) {
  run("pnpm", ["pack", "--pack-destination", destination], published.directory);
  const file = readdirSync(destination).find((name) => name.startsWith(`firsthand-${published.folder}-`));
  if (!file) throw new Error(`pnpm pack wrote no tarball for packages/${published.folder}.`);
  const tarball = join(destination, file);
  const assets = published.assets.flatMap((name) => ["--exclude-entrypoints", name.slice(2)]);
  const isSound = [
    run("publint", ["run", tarball, "--strict"]),
    run("attw", [tarball, "--profile", "esm-only", "--format", "table-flipped", ...assets]),
  ].every(Boolean);
  console.log(`packages/${published.folder}: ${isSound ? "sound" : "not sound, see above"}`);
  if (!isSound) failed.push(published.folder);
}
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs a command, prints what it said only when it fails, and tells whether it went well. */
function run(command: string, args: string[], cwd = rootDirectory): boolean {
  try {
    execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });
    return true;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
    return false;
  }
}
