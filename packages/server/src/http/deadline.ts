/** How long a piece of work may take, and who may stop it earlier. */
export interface Deadline {
  readonly timeoutMs: number;
  /** Stops the work early, such as when the client has gone. */
  readonly signal: AbortSignal;
  /** Makes the error for work that took too long. */
  readonly onTimeout: () => Error;
}

/**
 * Runs `work` until it settles, its signal aborts or its time is up, whichever comes first. The work gets a signal for
 * the last two, but is not waited for: what hangs in foreign code costs the caller no more than `timeoutMs`.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T> | T,
  deadline: Deadline,
): Promise<T> {
  const { signal, timeoutMs, onTimeout } = deadline;
  signal.throwIfAborted();
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(onTimeout()), timeoutMs);
  try {
    return await untilAborted(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
export function untilAborted<T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", onAbort));
  });
}
