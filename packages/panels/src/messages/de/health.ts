import type { HealthWords } from "../../health/health-words.ts";
import { choosePlural } from "../choose-plural.ts";

const plural = choosePlural("de");

const rejections: HealthWords["rejections"] = {
  not_an_event:
    "Es ist kein Objekt, oder seine Nutzlast ist keines. Prüfen Sie, was außer dem Tracker hierher sendet.",
  unknown_event:
    "Der Katalog kennt kein Ereignis dieses Namens. Nehmen Sie es in den Katalog auf, oder senden Sie es nicht mehr.",
  unknown_version:
    "Es gehört zu einer anderen Version des Katalogs. Seiten, die noch offen sind, ziehen beim Neuladen nach.",
  unknown_field:
    "Es hat ein Feld, das der Katalog nicht kennt. Lassen Sie das Feld dort weg, wo das Ereignis erfasst wird.",
  missing_field: "Ihm fehlt ein Feld. Senden Sie jedes Feld des Katalogs, mit null, wo das erlaubt ist.",
  invalid_value:
    "Ein Wert ist nicht von der Art seines Feldes, sieht nach personenbezogenen Daten aus oder ist kein Wort des Produkts. Senden Sie ein Wort aus dem Katalog.",
  time_out_of_range:
    "Es liegt zu lange zurück oder geht der Uhr des Servers voraus. Alte haben auf einem Gerät gewartet, neue kommen von einer falschen Uhr.",
  other_organisation:
    "Es nennt eine Organisation, die nicht die der Sitzung ist. Lassen Sie orgIdHash auf null.",
};

const drops: HealthWords["drops"] = {
  refused:
    "Es ist kein Ereignis des Katalogs oder enthält, was ein Ereignis nicht enthalten darf. Vergleichen Sie die Aufrufe von track mit dem Katalog.",
  queue_full:
    "Es warteten mehr Ereignisse, als die Warteschlange fasst. Erfassen Sie weniger auf einmal, oder senden Sie früher.",
  too_large: "Es ist länger, als ein Ereignis sein darf. Kürzen Sie seine Werte.",
  too_old:
    "Es hat länger auf einem Gerät gewartet, als der Server Ereignisse annimmt, etwa nach Tagen ohne Netz.",
  rejected:
    "Der Server hat es oder seinen Stapel abgelehnt. Die Codes der abgelehnten Ereignisse sagen, warum.",
  undeliverable:
    "Kein Versuch der Zustellung gelang. Prüfen Sie, ob der Endpunkt weg oder auf dem Weg gesperrt war.",
};

/** The words of the health panel, in German. */
export const health: HealthWords = {
  title: "Zustand",
  question: "Kommen Ereignisse an, und was ging in den letzten 24 Stunden unterwegs verloren?",

  accepted: "Angenommene Ereignisse",
  rejected: "Abgelehnte Ereignisse",
  duplicates: "Doppelte Ereignisse",
  dropped: "Verworfene Ereignisse",
  byHour: (end) => `pro Stunde, bis ${end}`,
  tellHours: (most, at) => `meiste in einer Stunde: ${most}, um ${at}`,
  noHours: "keine in den abgeschlossenen Stunden",

  lag: "vom Ereignis bis zur Speicherung, Median",
  lagAhead: "gehen die Uhren der Sender vor, Median",
  age: "seit dem neuesten Ereignis",
  storedRows: (n) => plural(n, { one: "Zeile gespeichert", other: "Zeilen gespeichert" }),

  rejectedByCode: "Abgelehnt nach Code",
  droppedByReason: "Verworfen nach Grund, wie Sender es melden",
  code: "Code",
  reason: "Grund",
  meaning: "Was es bedeutet und was zu tun ist",
  events: "Ereignisse",
  rejections,
  drops,
  unknownCode: "Diese Ansicht kennt ihn nicht: Der Server ist vielleicht neuer. Laden Sie die Seite neu.",
  noneRejected: "Keines wurde abgelehnt.",
  noneDropped: "Keines wurde gemeldet.",

  sources: "Quellen",
  source: "Quelle",
  newest: "Neuestes Ereignis",
  howLongAgo: "Wie lange her",
  ago: (duration) => `vor ${duration}`,
  noSource: "Von keiner Quelle wurde ein Ereignis angenommen.",

  hours: "Stunde für Stunde",
  hour: "Stunde",

  since: (time) => `seit ${time}`,
  asOf: (time) => `Stand ${time}`,
  everyOrganisation: "alle Organisationen",

  notOperatorTitle: "Nur der Betreiber sieht das",
  notOperator:
    "Diese Zahlen gelten für alle Organisationen. In diesem Geltungsbereich sagt der Server nur, dass er läuft.",
  notTakenTitle: "Hier werden keine Ereignisse angenommen",
  notTaken:
    "Der Server beantwortet Fragen und nimmt selbst keine Ereignisse an. Mit der Option ingest seines Handlers nimmt er sie über POST /events an.",
  nothingTakenTitle: "In den letzten 24 Stunden wurde nichts hierher gesendet",
  nothingTaken:
    "Kein Ereignis, keine Wiederholung und keine Meldung über Verworfenes kam über POST /events. Prüfen Sie, ob der Tracker eine Einwilligung hat und wohin er sendet.",
};
