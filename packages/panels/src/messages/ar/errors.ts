import type { SharedMessages } from "../messages.ts";

/** What happened, for each error code, in a line. */
export const errors: SharedMessages["errors"] = {
  invalid_request: "تعذّر فهم الطلب",
  invalid_time_range: "لا يمكن الاستعلام عن هذه الفترة",
  invalid_time_zone: "الخادم لا يعرف هذه المنطقة الزمنية",
  invalid_filter: "هذا المرشّح لا ينطبق هنا",
  limit_exceeded: "هذا أكثر مما يسمح به الخادم",
  unauthenticated: "تم تسجيل خروجك",
  forbidden: "ليست لديك صلاحية الاطلاع على هذه الأرقام",
  unknown_metric: "الخادم لا يعرف هذا المقياس",
  not_found: "لا يوجد ما يجيب على هذا العنوان",
  method_not_allowed: "رفض الخادم هذا النوع من الطلبات",
  request_timeout: "لم يصل الطلب في الوقت المحدد",
  payload_too_large: "الطلب أطول مما ينبغي",
  unsupported_media_type: "رفض الخادم هذا النوع من الطلبات",
  too_much_data: "البيانات في هذه الفترة أكثر مما ينبغي",
  not_kept: "لم تعد أحداث هذه الفترة محفوظة",
  too_many_requests: "طلبات كثيرة في الوقت نفسه",
  internal: "حدث خطأ في الخادم",
  scope_invalid: "الخادم لا يعرف لمن هذه الأرقام",
  store_unavailable: "تعذّر الوصول إلى مخزن البيانات",
  query_timeout: "استغرقت الإجابة وقتًا أطول من اللازم",
  network: "تعذّر الوصول إلى الخادم",
  contract_mismatch: "تعذّرت قراءة الإجابة",
};
