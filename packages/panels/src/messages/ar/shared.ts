import { choosePlural, type PluralForms } from "../choose-plural.ts";
import type { SharedMessages } from "../messages.ts";
import { errors } from "./errors.ts";

const plural = choosePlural("ar");

/** A counted noun: `one` and `two` hold the number in themselves, the others follow it. */
function count(
  n: number,
  text: string,
  forms: Required<Pick<PluralForms, "one" | "two" | "few" | "many" | "other">>,
) {
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

const hours = { one: "ساعة واحدة", two: "ساعتين", few: "ساعات", many: "ساعة", other: "ساعة" };
const days = { one: "يوم واحد", two: "يومين", few: "أيام", many: "يومًا", other: "يوم" };
const weeks = { one: "أسبوع واحد", two: "أسبوعين", few: "أسابيع", many: "أسبوعًا", other: "أسبوع" };
const months = { one: "شهر واحد", two: "شهرين", few: "أشهر", many: "شهرًا", other: "شهر" };
const granuleForms = new Map([
  ["ساعة", hours],
  ["يوم", days],
  ["أسبوع", weeks],
  ["شهر", months],
]);

/** The words that all panels share, in Arabic. */
export const shared: SharedMessages = {
  units: { milliseconds: "م.ث", seconds: "ث", minutes: "د", hours: "س", days: "ي" },
  granules: { hour: "ساعة", day: "يوم", week: "أسبوع", month: "شهر" },
  soFar: {
    hour: "هذه الساعة",
    day: "اليوم حتى الآن",
    week: "هذا الأسبوع",
    month: "هذا الشهر",
  },

  loading: "جارٍ التحميل",
  noData: "لا توجد بيانات",
  dataTo: (time) => `البيانات حتى ${time}`,
  staleReason: (reason) => `غير محدّثة: ${reason}.`,
  staleUnknown: "قد تكون هذه الأرقام قديمة.",

  changeUp: "ارتفاع بنسبة",
  changeDown: "انخفاض بنسبة",
  changeNone: "بلا تغيير",
  changeUnknown: "التغيّر غير معروف",
  isNew: "جديد",
  isNewLong: (range) => `لا شيء في الفترة ${range}`,
  changeSoFar: "حتى الآن",
  change: "التغيّر",
  comparedWith: (range) => `مقارنةً بالفترة ${range}`,

  unknown: "غير معروف",
  unknownRoute: "المسار غير معروف",
  emptyName: "(فارغ)",
  blankName: (codePoints) => `(غير مرئي: ${codePoints})`,
  others: (n, text) =>
    plural(n, { one: `${text} آخر`, two: `${text} آخران`, few: `${text} أخرى`, other: `${text} أخرى` }),

  inDays: (n, text) => `خلال ${count(n, text, days)}`,
  inHours: (n, text) => `خلال ${count(n, text, hours)}`,
  topOf: (shown, all) => `أعلى ${shown} من أصل ${all}`,
  allOf: (n, text) =>
    plural(n, {
      one: "صف واحد فقط",
      two: "الصفّان كلاهما",
      few: `كل الصفوف: ${text}`,
      other: `كل الصفوف: ${text}`,
    }),
  exact: "دقيقة",
  approximate: (bound) => (bound === null ? "تقريبية" : `تقريبية في حدود ${bound}`),
  rangeSoFar: (range) => `${range} حتى الآن`,
  keptSince: (day) => `الأحداث محفوظة منذ ${day}`,
  suppressedRows: (text) => `محجوب: ${text}، لأن عدد المستخدمين قليل جدًا`,
  notFilteredBy: (dimensions) => `غير مرشّح حسب ${dimensions}`,

  trend: "الاتجاه",
  weekMean: "متوسط سبعة أيام",
  perGranule: (unit, granule) => `${unit} لكل ${granule}`,
  noDataAt: (granule) => `${granule}: لم يصل شيء`,
  noDataFor: (n, text, granule) => `لم يصل شيء خلال ${count(n, text, granuleForms.get(granule) ?? days)}`,
  gap: "لا توجد بيانات",
  gapWords: ["لا توجد", "بيانات"],
  withheld: "محجوب",
  incomplete: "غير مكتمل",
  rising: "في ارتفاع",
  falling: "في انخفاض",
  steady: "مستقر",
  describeSeries: (s) =>
    `${s.name}، ${s.range}، ${s.timeZone}. الأعلى ${s.highest} (${s.highestAt})، والأدنى ${s.lowest} (${s.lowestAt})، ${s.trend}.`,
  describeTrend: (first, last, trend) => `${trend}، من ${first} إلى ${last}`,

  emptyTitle: "لا توجد أحداث في هذه الفترة",
  notKeptTitle: "لم تعد أحداث هذه الفترة محفوظة",
  emptyFilteredTitle: "لا شيء يطابق المرشّحات في هذه الفترة",
  fedBy: (events) => `مصدر الأرقام: ${events.join("، ")}.`,
  fedByAny: "كل حدث يُحتسب.",
  neverReceived: "لم يصل أي حدث بعد.",
  errors,
  signInAgain: "سجّل الدخول مرة أخرى لعرض هذه الأرقام.",
  drawFailed: "تعذّر رسم هذه اللوحة",
  drawFailedDetail: "اللوحات الأخرى لم تتأثر. أعد تحميل الصفحة، وإن بقي الخطأ فأبلغ عن اسم المقياس.",
  request: (id) => `الطلب ${id}`,
  retry: "إعادة المحاولة",
  suppressedTitle: "محجوب: عدد المستخدمين قليل جدًا",
  suppressedDetail: "توجد بيانات في هذه الفترة، لكن عدد الأشخاص وراءها أقل من أن تُعرض. هذا لا يعني صفرًا.",

  aboutNumbers: "عن هذه الأرقام",
  definition: "التعريف",
  range: "الفترة",
  comparison: "مقارنةً بـ",
  timeZone: "المنطقة الزمنية",
  granularity: "مستوى التفصيل",
  exactness: "الدقة",
  sources: "المصادر",
  sourceKinds: { raw: "أحداث خام", sealed: "أيام مغلقة", rollup: "ملخصات محسوبة" },
  noSources: "لا شيء للقراءة",
  dataThrough: "البيانات حتى",
  queriedAt: "وقت الاستعلام",
  rowsRead: "الصفوف المقروءة",
  duration: "المدة",
  suppressed: "المحجوب",
  dataTable: "الأرقام",
};
