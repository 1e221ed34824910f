import { setImmediate } from "node:timers/promises";

/** How long an import holds the process's thread at a stretch. */
const STRETCH_MS = 1;

/**
 * Makes a function for long work to call between its steps. It says when everything else that waits for this thread must have
 * its turn, which a source that is always ready would never give it; null while there is no need.
 */
export function takeTurns(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < STRETCH_MS) return null;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
