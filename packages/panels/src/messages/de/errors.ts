import type { SharedMessages } from "../messages.ts";

/** What happened, for each error code, in a line. */
export const errors: SharedMessages["errors"] = {
  invalid_request: "Die Anfrage wurde nicht verstanden",
  invalid_time_range: "Dieser Zeitraum kann nicht abgefragt werden",
  invalid_time_zone: "Der Server kennt diese Zeitzone nicht",
  invalid_filter: "Dieser Filter ist hier nicht anwendbar",
  limit_exceeded: "Das ist mehr, als der Server erlaubt",
  unauthenticated: "Sie sind abgemeldet",
  forbidden: "Sie haben keinen Zugriff auf diese Zahlen",
  unknown_metric: "Der Server kennt diese Kennzahl nicht",
  not_found: "Unter dieser Adresse antwortet niemand",
  method_not_allowed: "Der Server hat diese Art von Anfrage abgelehnt",
  request_timeout: "Die Anfrage ist nicht rechtzeitig angekommen",
  payload_too_large: "Die Anfrage ist zu lang",
  unsupported_media_type: "Der Server hat diese Art von Anfrage abgelehnt",
  too_much_data: "In diesem Zeitraum liegen zu viele Daten",
  not_kept: "Die Ereignisse dieses Zeitraums werden nicht mehr aufbewahrt",
  too_many_requests: "Zu viele Anfragen auf einmal",
  internal: "Auf dem Server ist ein Fehler aufgetreten",
  scope_invalid: "Der Server weiß nicht, um wessen Zahlen es geht",
  store_unavailable: "Der Datenspeicher ist nicht erreichbar",
  query_timeout: "Die Antwort hat zu lange gedauert",
  network: "Der Server ist nicht erreichbar",
  contract_mismatch: "Die Antwort konnte nicht gelesen werden",
};
