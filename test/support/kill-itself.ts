/** Moments of a process that is to kill itself at one of them. */
export interface Moments {
  /** Counts a moment, and does not come back from the one that was named. */
  pass(): void;
  /** Whether the next one is the last. */
  isNextTheLast(): boolean;
  readonly passed: number;
}

/** @param killAt the number of the moment, from 1; 0 for none. */
export function countMoments(killAt: number): Moments {
  let passed = 0;
  return {
    pass() {
      passed += 1;
      if (passed === killAt) process.kill(process.pid, "SIGKILL");
    },
    isNextTheLast: () => passed + 1 === killAt,
    get passed() {
      return passed;
    },
  };
}
