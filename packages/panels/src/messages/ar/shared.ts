import type { CompareWords } from "../../panel/compare-words.ts";
import type { FactWords } from "../../panel/fact-words.ts";
import { choosePlural } from "../choose-plural.ts";
import type { SharedMessages } from "../messages.ts";
import { count, days, hours, months, weeks } from "./count.ts";
import { dimensions } from "./dimensions.ts";
import { errors } from "./errors.ts";

const plural = choosePlural("ar");

const granuleForms = new Map([
  ["ساعة", hours],
  ["يوم", days],
  ["أسبوع", weeks],
  ["شهر", months],
]);

/** The words that all panels share, in Arabic. */
export const shared: SharedMessages & FactWords & CompareWords = {
  language: "ar",
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
  menuOf: (title) => `${title}: القائمة`,
  partNotLoaded: "تعذّر تحميل هذا الجزء. تحقّق من الاتصال، أو أعد تحميل الصفحة.",
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
  compared: "المقارنة",
  comparedOf: (measure) => `${measure}، المقارنة`,
  changeOf: (measure) => `${measure}، التغيّر`,
  comparedWith: (range) => `مقارنةً بالفترة ${range}`,
  notCompared: "بلا مقارنة",

  unknown: "غير معروف",
  unknownRoute: "المسار غير معروف",
  emptyName: "(فارغ)",
  blankName: (codePoints) => `(غير مرئي: ${codePoints})`,
  others: (n, text) =>
    plural(n, { one: `${text} آخر`, two: `${text} آخران`, few: `${text} أخرى`, other: `${text} أخرى` }),

  inDays: (n, text) => `خلال ${count(n, text, days)}`,
  inHours: (n, text) => `خلال ${count(n, text, hours)}`,
  topOf: (shown, all) => `أعلى ${shown} من أصل ${all}`,
  showAll: "عرض الكل",
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
  keptSince: (day) => `محفوظ منذ ${day}`,
  adjusted: "معدّل بحسب ما هو محفوظ",
  sumsBefore: "مجاميع فقط قبل هذا",
  suppressedRows: (text) => `محجوب: ${text}، لأن عدد المستخدمين قليل جدًا`,
  inZone: (range, timeZone) => `${range}، ${timeZone}`,
  notFilteredBy: (names) => `غير مرشّح حسب ${names.map((name) => dimensions[name]).join("، ")}`,

  trend: "الاتجاه",
  weekMean: "متوسط سبعة أيام",
  perGranule: (unit, granule) => `${unit} لكل ${granule}`,
  noDataAt: (granule) => `${granule}: لم يصل شيء`,
  noDataFor: (n, text, granule) => `لم يصل شيء خلال ${count(n, text, granuleForms.get(granule) ?? days)}`,
  gap: "لا توجد بيانات",
  withheld: "محجوب",
  incomplete: "غير مكتمل",
  walkPoints: (series) => `${series}، نقطةً بنقطة`,
  tellAt: (at, figure) => `${at}: ${figure}`,
  annotated: (head, labels) => `${head} (${labels})`,
  annotations: (labels) => `العلامات: ${labels}.`,
  rising: "في ارتفاع",
  falling: "في انخفاض",
  steady: "مستقر",
  describeSeries: (s) =>
    `${s.name}، ${s.range}، ${s.timeZone}. الأعلى ${s.highest} (${s.highestAt})، والأدنى ${s.lowest} (${s.lowestAt})، ${s.trend}.`,
  describeTrend: (first, last, trend) => `${trend}، من ${first} إلى ${last}`,

  emptyTitle: "لا توجد أحداث في هذه الفترة",
  emptyFilteredTitle: "لا شيء يطابق المرشّحات في هذه الفترة",
  fedBy: (events) => `مصدر الأرقام: ${events.join("، ")}.`,
  fedByAny: "كل حدث يُحتسب.",
  neverReceived: "لم يصل أي حدث بعد.",
  errors,
  signInAgain: "سجّل الدخول مرة أخرى لعرض هذه الأرقام.",
  drawFailed: "تعذّر رسم هذه اللوحة",
  controlsFailed: "تعذّر رسم عناصر التحكم.",
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
  eventsSince: "الأحداث المفردة منذ",
  notKnown: "غير معروف",
  adjustment: "التعديل",
  adjustments: {
    edges: "نُقلت الحدود إلى خطوات كاملة: لا يُحفظ من الأوقات الأقدم إلا مجاميعها",
    "utc-days": "سُئل بأيام كاملة في UTC: لا يُحفظ من الأوقات الأقدم إلا مجاميعها",
    events: "سُئل فقط منذ حفظ الأحداث المفردة: لا تجيب المجاميع عن هذا السؤال",
  },
};
