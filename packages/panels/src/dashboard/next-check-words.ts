/** The words of the clock that counts down to the next question, in English; loaded with it. */
export const nextCheckWords = {
  nextCheck: (time: string) => `next check in ${time}`,
  paused: "paused while hidden" as string,
};

/** The shape of {@link nextCheckWords}. */
export type NextCheckWords = typeof nextCheckWords;
