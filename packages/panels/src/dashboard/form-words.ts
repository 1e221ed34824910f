/** The words of the forms that the dashboard opens, in English. */
export const formWords = {
  firstDay: "First day",
  lastDay: "Last day",
  apply: "Show these days",
  dateMissing: "Give both days.",
  dateTooFar: (day: string) => `The last day that can be shown is ${day}.`,
  datesReversed: "The last day lies before the first.",
  rangeTooLong: (text: string) => `At most ${text} days can be shown at once.`,
  notKept: (day: string) => `Events are kept since ${day}; days before it stay empty.`,
  filterDimension: "What to filter by",
  filterOperator: "Condition",
  filterValue: "Value",
  filterValueMissing: "Give a value.",
  filterValuesFull: (text: string) => `A filter can hold at most ${text} values. Remove it first.`,
  filtersFull: (text: string) => `There can be at most ${text} filters. Remove one first.`,
};

/** The shape of {@link formWords}. */
export type FormWords = {
  readonly [K in keyof typeof formWords]: (typeof formWords)[K] extends string
    ? string
    : (typeof formWords)[K];
};
