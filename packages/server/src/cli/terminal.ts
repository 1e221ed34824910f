/** Where a command speaks to: results go to `out`, everything else to `note`. */
export interface Terminal {
  /** Writes a result, a line or several. */
  out(text: string): void;
  /** Writes a remark, a line or several: what is being done, warnings, what went wrong. */
  note(text: string): void;
  /** Starts a line of progress. */
  progress(): Progress;
}

/** A line of progress: rewritten in place where a person watches, else repeated now and then. */
export interface Progress {
  /** Shows how far the work is; calls in quick succession are dropped. */
  show(text: string): void;
  /** Clears the line, so that what is written next starts on a new one. */
  end(): void;
}

const rewriteEveryMs = 100;
const repeatEveryMs = 5_000;
const clearLine = "\r\u001b[2K";

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    progress() {
      let shownAt = stderr.isTTY ? 0 : Date.now();
      let isShown = false;
      return {
        show(text) {
          if (Date.now() - shownAt < (stderr.isTTY ? rewriteEveryMs : repeatEveryMs)) return;
          shownAt = Date.now();
          isShown = stderr.isTTY;
          // Longer than the window is wide, the line would break and could not be rewritten.
          if (stderr.isTTY) stderr.write(`${clearLine}${text.slice(0, stderr.columns - 1)}`);
          else stderr.write(`${text}\n`);
        },
        end() {
          if (isShown) stderr.write(clearLine);
          isShown = false;
        },
      };
    },
  };
}
