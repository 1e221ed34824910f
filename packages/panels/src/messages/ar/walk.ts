import type { Granularity } from "@firsthand/contract";
import type { WalkWords } from "../../chart/walk-words.ts";
import { count, days, hours, months, type NounForms, weeks } from "./count.ts";

const stretches: Readonly<Record<Granularity, NounForms>> = {
  hour: { ...hours, two: "ساعتان" },
  day: { ...days, two: "يومان" },
  week: { ...weeks, two: "أسبوعان" },
  month: { ...months, two: "شهران" },
};

const openings: Readonly<Record<Granularity, string>> = {
  hour: "فتح هذه الساعة",
  day: "فتح هذا اليوم",
  week: "فتح هذا الأسبوع",
  month: "فتح هذا الشهر",
};

/** The words of the layer that walks a picture, in Arabic. */
export const walk: WalkWords = {
  thisPeriod: "هذه الفترة",
  tellWalked: (point) =>
    [`${point.at}: ${point.figure}`, point.before, point.change, ...point.notes]
      .filter((part) => part !== null)
      .join("؛ "),
  stretch: (n, text, granule) => count(n, text, stretches[granule]),
  openGranule: (granule) => openings[granule],
  openStretch: "فتح هذه الفترة",
  share: "الحصة من الإجمالي",
  shareOf: (name) => `الحصة من ${name}`,
  enterKey: "إدخال",
  pinHint: "انقر للتثبيت",
  pinned: "مثبّت",
  close: "إغلاق",
};
