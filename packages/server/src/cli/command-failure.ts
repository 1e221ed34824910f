/** How a command ends: 0 done, 1 failed, 2 asked for something that does not exist. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Ends a command. `message` says what is wrong and what to do, for the person who typed it. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { readonly exitCode?: 1 | 2; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/** The failure of an option that cannot be used. */
export function usageFailure(message: string): CommandFailure {
  return new CommandFailure(message, { exitCode: exitCodes.usage });
}
