import type { Dimension } from "@firsthand/contract";

/** What names of events are called, in Arabic. Each is masculine, so that one verb stands after all of them. */
export const dimensions: Readonly<Record<Dimension, string>> = {
  routePattern: "المسار",
  source: "المصدر",
  feature: "اسم الميزة",
  surface: "اسم الواجهة",
  view: "العرض",
  filterKey: "مفتاح المرشّح",
  chart: "الرسم البياني",
  action: "الإجراء",
  boundary: "النطاق",
  errorClass: "صنف الخطأ",
};
