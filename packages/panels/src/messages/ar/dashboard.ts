import type { DashboardWords } from "../../dashboard/dashboard-words.ts";
import { choosePlural } from "../choose-plural.ts";
import { count, days } from "./count.ts";
import { dimensions } from "./dimensions.ts";

const plural = choosePlural("ar");

const panels = { one: "لوحة واحدة", two: "لوحتين", few: "لوحات", many: "لوحة", other: "لوحة" };

/** The words of the dashboard's controls, in Arabic. */
export const dashboard: DashboardWords = {
  dimensions,
  comparisons: {
    none: "بلا مقارنة",
    previous: "مقارنةً بالأيام السابقة",
    "previous-aligned": "مقارنةً بأيام الأسبوع نفسها",
    year: "مقارنةً بما قبل عام",
  },
  granularities: { hour: "ساعة", day: "يوم", week: "أسبوع", month: "شهر" },
  namedRanges: {
    yesterday: "أمس",
    "this-month": "هذا الشهر",
    "last-month": "الشهر الماضي",
    "this-year": "هذا العام حتى الآن",
  },
  controls: "ما تعرضه اللوحات",

  timeRange: "الفترة الزمنية",
  lastDays: (n, text) => (n === 1 ? "اليوم" : `آخر ${count(n, text, days)}`),
  customRange: "أيام مختارة",
  zoomedRange: "فترة مكبّرة",
  zoomOut: (range) => `العودة إلى ${range}`,
  firstDay: "اليوم الأول",
  lastDay: "اليوم الأخير",
  apply: "عرض هذه الأيام",
  dateMissing: "أدخل اليومين كليهما.",
  dateTooFar: (day) => `آخر يوم يمكن عرضه: ${day}.`,
  datesReversed: "اليوم الأخير يسبق اليوم الأول.",
  rangeTooLong: (text) => `الحد الأقصى لعدد الأيام المعروضة معًا: ${text}.`,
  notKept: (day) => `الأحداث محفوظة منذ ${day}؛ وما قبله من الأيام يبقى فارغًا.`,

  compare: "المقارنة",
  granularity: "مستوى التفصيل",
  autoIs: (granule) => `تلقائي: ${granule}`,
  timeZone: "المنطقة الزمنية",
  ownTimeZone: (zone) => `${zone} (منطقتك)`,
  allTimeZones: "كل المناطق الزمنية",

  filters: "المرشّحات",
  addFilter: "إضافة مرشّح",
  filter: "المرشّح",
  clearFilters: "مسح الكل",
  removeFilter: (filter) => `إزالة المرشّح: ${filter}`,
  filterIs: "يساوي",
  filterIsNot: "لا يساوي",
  andMore: (n, text) =>
    plural(n, {
      one: "وقيمة أخرى",
      two: "وقيمتين أخريين",
      few: `و${text} قيم أخرى`,
      other: `و${text} قيمة أخرى`,
    }),
  filterDimension: "الترشيح حسب",
  filterOperator: "الشرط",
  filterValue: "القيمة",
  filterValueMissing: "أدخل قيمة.",
  filterValuesFull: (text) => `الحد الأقصى لعدد قيم المرشّح الواحد: ${text}. أزله أولًا.`,
  filtersFull: (text) => `الحد الأقصى لعدد المرشّحات: ${text}. أزل أحدها أولًا.`,

  dataTo: (time) => `البيانات حتى ${time}`,
  noData: "لا توجد بيانات بعد",
  nextCheck: (time) => `التحديث التالي بعد ${time}`,
  checking: "جارٍ التحديث…",
  panelsUpdated: (n, text, dataTo) => `تم تحديث ${count(n, text, panels)}، ${dataTo}`,
  panelsFailed: (n, text, reason) => `تعذّر تحديث ${count(n, text, panels)}: ${reason}`,
  paused: "متوقف ما دامت الصفحة مخفية",
  checkNow: "التحديث الآن",
  checkEvery: "التحديث التلقائي",
  never: "عند الطلب فقط",
  everyMinutes: (n, text) =>
    plural(n, {
      one: "كل دقيقة",
      two: "كل دقيقتين",
      few: `كل ${text} دقائق`,
      other: `كل ${text} دقيقة`,
    }),
};
