import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Makes a directory read-only, and returns what makes it writable again: by its mode, or where that binds nobody, as it does not root, by a
 * mount over it. Null where neither is possible.
 */
export function makeReadOnly(directory: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(directory, 0o555);
    return () => chmodSync(directory, 0o755);
  }
  try {
    execFileSync("mount", ["--bind", directory, directory], { stdio: "ignore" });
    execFileSync("mount", ["-o", "remount,bind,ro", directory], { stdio: "ignore" });
    return () => void execFileSync("umount", ["--lazy", directory]);
  } catch {
    return null;
  }
}

/** Whether {@link makeReadOnly} can do it on this machine. */
export function canMakeReadOnly(): boolean {
  const directory = mkdtempSync(join(tmpdir(), "firsthand-read-only-"));
  const undo = makeReadOnly(directory);
  let isWritable = true;
  try {
    accessSync(directory, constants.W_OK);
  } catch {
    isWritable = false;
  }
  undo?.();
  rmSync(directory, { recursive: true });
  return !isWritable;
}
