/** How a stream of lines ends: whole, broken off in its last line, or stuck half-way with the connection open. */
export type StreamEnd = "whole" | "truncated" | "stalled";

/** A body of one line per piece of work, each as soon as it is done. An abort fails the body with the signal's reason. */
export function streamLines(
  work: readonly Promise<object>[],
  end: StreamEnd,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  // The line that a broken stream breaks off in; a whole one has none.
  const brokenLine = end === "whole" ? 0 : end === "truncated" ? work.length : Math.ceil(work.length / 2);
  let sent = 0;
  let isSending = true;
  let isOver = false;
  return new ReadableStream({
    start(controller) {
      const finish = (how: () => void) => {
        isSending = false;
        if (isOver) return;
        isOver = true;
        how();
      };
      const abort = () => finish(() => controller.error(signal.reason));
      const send = async (pending: Promise<object>) => {
        const line = `${JSON.stringify(await pending)}\n`;
        if (!isSending) return;
        sent++;
        if (sent !== brokenLine) return controller.enqueue(encoder.encode(line));
        isSending = false;
        controller.enqueue(encoder.encode(line.slice(0, Math.floor(line.length / 2))));
      };
      const close = () => {
        if (end !== "stalled") finish(() => controller.close());
      };
      if (signal.aborted) abort();
      signal.addEventListener("abort", abort, { once: true });
      // Work fails on an abort alone, which has ended the stream by then.
      Promise.all(work.map(send)).then(close, abort);
    },
    cancel() {
      isSending = false;
      isOver = true;
    },
  });
}
