import type { ClickHouse } from "../../clickhouse/port.ts";
import { sealDays } from "../../sealing/seal-days.ts";
import type { Retention } from "../../sealing/tables.ts";
import { describeError } from "../describe-error.ts";
import { retentionOf } from "../retention-options.ts";
import { describeSummary } from "../seal-command.ts";
import type { Terminal } from "../terminal.ts";

/** Sealing that goes on beside the answers. */
export interface RegularSealing {
  /** Stops at the next step; resolves when nothing is being written any more. */
  stop(): Promise<void>;
}

/**
 * Seals at once and then every so many minutes after a run has ended, so that there is never more than one. The first run that ends well
 * compares every sealed day with its events: since this store was open last, anything may have become of them.
 *
 * A failure is noted once and tried again with the next run: answers are right without seals.
 */
export function sealRegularly(
  clickhouse: ClickHouse,
  options: Retention & { readonly everyMinutes: number },
  terminal: Pick<Terminal, "note">,
): RegularSealing {
  const stop = new AbortController();
  const noted = new Set<string>();
  let isVerified = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async () => {
    try {
      const summary = await sealDays(clickhouse, {
        ...retentionOf(options),
        verify: !isVerified,
        signal: stop.signal,
      });
      isVerified = true;
      if (summary.sealed > 0) terminal.note(`Sealing: ${describeSummary(summary)}`);
    } catch (error) {
      if (!stop.signal.aborted) note(error);
    }
  };
  const note = (error: unknown) => {
    const message = describeError(error);
    if (noted.has(message)) return;
    noted.add(message);
    terminal.note(`Days could not be sealed: ${message} Answers are right without it, and may take longer.`);
  };
  const runAndWait = async () => {
    await run();
    if (!stop.signal.aborted) timer = setTimeout(again, options.everyMinutes * 60_000);
  };
  const again = () => {
    running = runAndWait();
  };
  let running = runAndWait();

  return {
    async stop() {
      stop.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
