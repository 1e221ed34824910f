import { getDateFormat } from "./intl-cache.ts";

/** The local date at an instant. */
export function getLocalDate(instant: string | number, timeZone: string): string {
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const parts = getDateFormat("en-US", options).formatToParts(new Date(instant));
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${read("year").padStart(4, "0")}-${read("month")}-${read("day")}`;
}
