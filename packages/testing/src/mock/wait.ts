/** Waits, at most until `signal` is aborted. @throws the signal's reason */
export function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    // Timers cannot wait for ever: they would fire at once.
    const timer = Number.isFinite(delayMs) ? setTimeout(finish, delayMs) : undefined;
    signal.addEventListener("abort", abort, { once: true });

    function finish(): void {
      signal.removeEventListener("abort", abort);
      resolve();
    }
    function abort(): void {
      clearTimeout(timer);
      reject(signal.reason);
    }
  });
}
