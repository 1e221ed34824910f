import { CommandFailure } from "./command-failure.ts";
import type { Progress } from "./terminal.ts";

/**
 * Runs work that can stop between two steps, and stops it at Ctrl-C; a second Ctrl-C ends the process.
 *
 * @throws CommandFailure how far it came, when it was stopped.
 */
export async function untilInterrupted<T>(
  progress: Progress,
  work: (signal: AbortSignal, setProgress: (text: string) => void) => Promise<T>,
): Promise<T> {
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once("SIGINT", onInterrupt);
  let reached = "Nothing was done yet";
  try {
    return await work(interrupt.signal, (text) => {
      reached = text;
      progress.show(text);
    });
  } catch (cause) {
    if (!interrupt.signal.aborted) throw cause;
    throw new CommandFailure(
      `Interrupted. ${reached}; that stays, answers are right as they were, and the same command goes on from there.`,
      { cause },
    );
  } finally {
    process.off("SIGINT", onInterrupt);
    progress.end();
  }
}
