import type { MenuWords } from "../../panel/panel-menu-words.ts";

/** The words of the menu and of exports, in Arabic. */
export const menu: MenuWords = {
  showTable: "عرض كجدول",
  showPicture: "عرض كرسم",
  exportCsv: "تصدير CSV",
  exportSvg: "تصدير SVG",
  exportPng: "تصدير PNG",
  pictureFailed: "تعذّر رسم الصورة. ملف CSV يتضمن أرقامها.",
  evidence: "الأدلة",
  tableOf: (title) => `${title}: جدول`,

  search: "بحث",
  searchRows: (title) => `البحث في ${title}`,
  rowsShown: (shown, all) => (shown === all ? `الصفوف: ${all}` : `الصفوف: ${shown} من ${all}`),
  showAllRows: (all) => `عرض الكل: ${all}`,
  askingForAllRows: "جارٍ طلب كل الصفوف …",

  note: "ملاحظة",
  metric: "المقياس",
  rangeStart: "بداية الفترة",
  rangeEnd: "نهاية الفترة (غير مشمولة)",
  comparisonStart: "بداية فترة المقارنة",
  comparisonEnd: "نهاية فترة المقارنة (غير مشمولة)",
  timeZone: "المنطقة الزمنية",
  scope: "نطاق البيانات",
  filters: "المرشّحات",
  exactness: "الدقة",
  dataThrough: "البيانات حتى",
  rangeIsOver: "انتهت الفترة",
  yes: "نعم",
  no: "لا",
  withheld: "الصفوف أو النقاط المحجوبة",
};
