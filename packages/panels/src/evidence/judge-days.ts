import { isFigure } from "../format/number.ts";

/** How the days of a figure compare with it. */
export interface Judgement {
  readonly sum: number;
  /** The sum minus the figure. */
  readonly difference: number;
  /**
   * `adds-up`; `overlap` when days of a distinct count come to more, as they should; `new-events` when the data went on in between;
   * `withheld` when days are; `unexplained` otherwise.
   */
  readonly verdict: "adds-up" | "overlap" | "new-events" | "withheld" | "unexplained";
}

/** Judges a figure by its days. Never says more than they do: what is withheld or newer is said to be. */
export function judgeDays(input: {
  readonly figure: number;
  readonly days: readonly (number | null)[];
  readonly isAdditive: boolean;
  /** Whether the check was answered from newer data than the figure. */
  readonly isNewer: boolean;
  readonly hasWithheld: boolean;
}): Judgement {
  const { figure, days, isAdditive, isNewer, hasWithheld } = input;
  const sum = days.filter(isFigure).reduce((total, value) => total + value, 0);
  const difference = sum - figure;
  const tell = () => {
    if (difference === 0) return "adds-up";
    if (hasWithheld) return "withheld";
    if (!isAdditive && difference > 0) return "overlap";
    return isNewer ? "new-events" : "unexplained";
  };
  return { sum, difference, verdict: tell() };
}
