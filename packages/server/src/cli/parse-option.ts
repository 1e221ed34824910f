import { InvalidArgumentError } from "commander";
import { parseTime } from "../import/parse-time.ts";

/** Takes an option's text for a whole number within bounds. */
export function parseWholeNumber({ min = 0, max }: { readonly min?: number; readonly max: number }) {
  return (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It has to be a whole number from ${min} to ${max}.`);
  };
}

/** Takes an option's text for a name that is safe in SQL text: letters, digits and what `also` has. */
export function parseName(also: "_" | "_-") {
  return (text: string): string => {
    if (new RegExp(`^[A-Za-z_][A-Za-z0-9${also}]*$`).test(text)) return text;
    throw new InvalidArgumentError(
      `It has to be a name of letters, digits and ${[...also].map((sign) => `"${sign}"`).join(" and ")} that does not begin with a digit.`,
    );
  };
}

/** Takes an option's text for a day; returns the first instant of it in UTC, milliseconds since the epoch. */
export function parseDay(text: string): number {
  const day = parseTime(`${text} 00:00:00`, "optional");
  if (day === null) throw new InvalidArgumentError("It has to be a date such as 2026-11-24.");
  return day;
}
