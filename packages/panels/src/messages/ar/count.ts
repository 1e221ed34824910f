import { choosePlural, type PluralForms } from "../choose-plural.ts";

const plural = choosePlural("ar");

/** The forms of a noun that is counted. */
export type NounForms = Required<Pick<PluralForms, "one" | "two" | "few" | "many" | "other">>;

/** A counted noun: `one` and `two` hold the number in themselves, the others follow it. */
export function count(n: number, text: string, forms: NounForms): string {
  const { one, two, few, many, other } = forms;
  return plural(n, {
    zero: `${text} ${other}`,
    one,
    two,
    few: `${text} ${few}`,
    many: `${text} ${many}`,
    other: `${text} ${other}`,
  });
}

/** Stretches of time after a preposition or as a second term; only the dual differs elsewhere. */
export const hours = { one: "ساعة واحدة", two: "ساعتين", few: "ساعات", many: "ساعة", other: "ساعة" };
export const days = { one: "يوم واحد", two: "يومين", few: "أيام", many: "يومًا", other: "يوم" };
export const weeks = { one: "أسبوع واحد", two: "أسبوعين", few: "أسابيع", many: "أسبوعًا", other: "أسبوع" };
export const months = { one: "شهر واحد", two: "شهرين", few: "أشهر", many: "شهرًا", other: "شهر" };
