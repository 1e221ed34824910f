/** The heads of what stands beside a measure, in English; loaded with the tables that have them. */
export const compareWords = {
  compared: "Compared",
  comparedOf: (measure: string) => `${measure}, compared`,
  changeOf: (measure: string) => `${measure}, change`,
};

/** The shape of {@link compareWords}. */
export type CompareWords = typeof compareWords;
