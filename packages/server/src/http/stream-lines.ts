import { untilAborted } from "./deadline.ts";

/**
 * A stream with one line of JSON per entry, in order of completion, each sent as soon as it is there. When the reader
 * of the stream or `signal` gives up, the work that is left is told to stop and the stream ends.
 *
 * @param work - Makes the value of a line; has to turn its failures into values.
 */
export function streamLines<E>(
  entries: readonly E[],
  work: (entry: E, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (signal.aborted) onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      const lines = entries.map(async (entry) => {
        const value = await work(entry, stop.signal);
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      });
      untilAborted(Promise.all(lines), stop.signal)
        .then(() => controller.close())
        // Ended from outside. Nobody is left to tell, and a cancelled stream is closed already.
        .catch(() => signal.aborted && controller.close())
        .catch(() => undefined)
        .finally(() => signal.removeEventListener("abort", onAbort));
    },
    cancel(reason) {
      stop.abort(reason);
    },
  });
}
