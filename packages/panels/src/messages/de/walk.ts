import type { Granularity } from "@firsthand/contract";
import type { WalkWords } from "../../chart/walk-words.ts";
import { choosePlural, type PluralForms } from "../choose-plural.ts";

const plural = choosePlural("de");

const stretches: Readonly<Record<Granularity, PluralForms>> = {
  hour: { one: "Stunde", other: "Stunden" },
  day: { one: "Tag", other: "Tage" },
  week: { one: "Woche", other: "Wochen" },
  month: { one: "Monat", other: "Monate" },
};

const openings: Readonly<Record<Granularity, string>> = {
  hour: "Diese Stunde öffnen",
  day: "Diesen Tag öffnen",
  week: "Diese Woche öffnen",
  month: "Diesen Monat öffnen",
};

/** The words of the layer that walks a picture, in German. */
export const walk: WalkWords = {
  thisPeriod: "Dieser Zeitraum",
  tellWalked: (point) =>
    [`${point.at}: ${point.figure}`, point.before, point.change, ...point.notes]
      .filter((part) => part !== null)
      .join("; "),
  stretch: (n, text, granule) => `${text} ${plural(n, stretches[granule])}`,
  openGranule: (granule) => openings[granule],
  openStretch: "Diesen Zeitraum öffnen",
  share: "Anteil an allen",
  shareOf: (name) => `Anteil an ${name}`,
  enterKey: "Eingabetaste",
  pinHint: "Klick heftet an",
  pinned: "angeheftet",
  close: "Schließen",
};
